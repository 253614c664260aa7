-- Somebody stands at the door without a place: they get a seat and are checked in at once. The registration window does not matter, and
-- neither does whether the meeting has begun or ended; that it takes place does, and so do its seats. Whoever waits in line is before them.
--
-- Inserts first and counts last, like register_people, so that the meeting's row is locked only until the commit that follows.
--
-- outcome: walked_in, already (they have a seat), waiting (they stand in line), unknown (the directory does not know them and nothing
-- else was said), full, cancelled; place is the registration, their own or the one that the number has
create function walk_in(
    of_meeting uuid, fresh uuid, moment timestamptz, by_account uuid, spelling text, key text, hand boolean, its_name text,
    its_position text, its_section text, its_language text)
returns table (outcome text, place uuid) language plpgsql as $$
#variable_conflict use_column
declare
    found_employee employee%rowtype;
    known record;
begin
    select e.* into found_employee from employee e
    where e.tenant_id = current_tenant() and e.number_key = key and e.active;
    if not found and not hand then
        return query select case r.status when 'waitlisted' then 'waiting' else 'already' end, r.id from registration r
            where r.tenant_id = current_tenant() and r.meeting_id = of_meeting and r.number_key = key and r.status <> 'cancelled';
        if not found then
            return query select 'unknown', null::uuid;
        end if;
        return;
    end if;
    loop
        insert into registration (tenant_id, id, meeting_id, employee_id, number, number_key, name, "position", section, cost_center,
            email, language, by_hand, registered_at, checked_in_at, checked_in_how, checked_in_by)
        values (current_tenant(), fresh, of_meeting, found_employee.id, coalesce(found_employee.number, spelling), key,
            coalesce(found_employee.name, its_name), coalesce(found_employee."position", its_position),
            coalesce(found_employee.section_short, its_section), coalesce(found_employee.cost_center_name, ''),
            found_employee.email, coalesce(found_employee.language, its_language), found_employee.id is null, moment, moment, 'walk_in', by_account)
        on conflict (tenant_id, meeting_id, number_key) where status <> 'cancelled' do nothing;
        exit when found;
        select r.id, r.status into known from registration r
        where r.tenant_id = current_tenant() and r.meeting_id = of_meeting and r.number_key = key and r.status <> 'cancelled';
        if found then
            return query select case when known.status = 'waitlisted' then 'waiting' else 'already' end, known.id;
            return;
        end if;
    end loop;

    update meeting m set taken = m.taken + 1
    where m.tenant_id = current_tenant() and m.id = of_meeting and m.status <> 'cancelled' and m.waiting = 0
        and (m.capacity is null or m.taken < m.capacity);
    if found then
        return query select 'walked_in', fresh;
        return;
    end if;
    delete from registration r where r.tenant_id = current_tenant() and r.id = fresh;
    return query select case when m.status = 'cancelled' then 'cancelled' else 'full' end, null::uuid
        from meeting m where m.tenant_id = current_tenant() and m.id = of_meeting;
end
$$;
