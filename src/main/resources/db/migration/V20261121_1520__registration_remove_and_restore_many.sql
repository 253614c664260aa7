-- Many are removed from a meeting's list at once, and that is undone at once: each of them knows by which removal they went.
alter table registration add removal_id uuid;
create index registration_of_removal on registration (tenant_id, removal_id) where removal_id is not null;

-- Removes these, or everybody, from a meeting and its line, in one statement whatever their number; the seats are free in the same commit,
-- and go to who still waits. Whoever was off the list already is not removed again. Answers how many were.
--
-- The meeting's row first, and then the places: that is the order in which everybody takes them who moves a line. So nobody comes or goes
-- between the counting and the update. Planned anew each time, because a plan made for ten would take hours for ten thousand.
create function remove_places(wanted_meeting uuid, everybody boolean, places uuid[], removal uuid, moment timestamptz) returns int
language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    seats int;
    turns int;
    others int;
begin
    perform from meeting m where m.tenant_id = current_tenant() and m.id = wanted_meeting for no key update;
    select count(*) filter (where r.status = 'confirmed' or r.offered_until is not null),
        count(*) filter (where r.status = 'waitlisted' and r.offered_until is null)
    into seats, turns from registration r
    where r.tenant_id = current_tenant() and r.meeting_id = wanted_meeting and r.status <> 'cancelled'
        and (everybody or r.id = any(places));
    update registration r set status = 'cancelled', cancelled_at = moment, deleted_at = moment, offered_until = null,
        removal_id = removal, version = r.version + 1
    where r.tenant_id = current_tenant() and r.meeting_id = wanted_meeting and r.status <> 'cancelled'
        and (everybody or r.id = any(places));
    update meeting m set taken = m.taken - seats, waiting = m.waiting - turns
    where m.tenant_id = current_tenant() and m.id = wanted_meeting and seats + turns > 0 returning m.waiting into others;
    if others > 0 then
        perform move_up(wanted_meeting, moment);
    end if;
    return seats + turns;
end
$$;

-- Takes a removal back, as far as that can be: who registered again has a place already, and who has no seat any more stays removed,
-- those who registered last. Whoever stood in line stands where they stood. Answers how many are back; asked again, it brings back those
-- for whom there is a seat by then.
--
-- Places first and seats last, as register_people does, so that neither waits for the other crosswise; where they do for a place of
-- their own, it begins again.
create function restore_places(wanted_meeting uuid, removal uuid, moment timestamptz) returns int
language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    wanted meeting%rowtype;
    seats int;
    turns int;
    late uuid[];
begin
    -- Who was brought back by themselves is in the removal no more.
    update registration r set removal_id = null
    where r.tenant_id = current_tenant() and r.removal_id = removal and r.status <> 'cancelled';
    for attempt in 1 .. 5 loop
        begin
            update registration r set status = case when r.waiting_number is null then 'confirmed' else 'waitlisted' end,
                cancelled_at = null, deleted_at = null, version = r.version + 1
            where r.tenant_id = current_tenant() and r.removal_id = removal and r.meeting_id = wanted_meeting and r.status = 'cancelled'
                and r.number_key not in (select again.number_key from registration again
                    where again.tenant_id = current_tenant() and again.meeting_id = wanted_meeting and again.status <> 'cancelled');
            exit;
        exception when unique_violation or deadlock_detected then
            -- Somebody of them registered again at this moment, and is seen the next time.
            if attempt = 5 then
                raise;
            end if;
        end;
    end loop;

    select m.* into wanted from meeting m where m.tenant_id = current_tenant() and m.id = wanted_meeting for no key update;
    seats := case when wanted.waiting > 0 then 0
        when wanted.capacity is not null then greatest(wanted.capacity - wanted.taken, 0) end;
    if seats is not null then
        late := array(select r.id from registration r
            where r.tenant_id = current_tenant() and r.removal_id = removal and r.status = 'confirmed'
            order by r.registered_at, r.id offset seats);
        update registration r set status = 'cancelled', cancelled_at = moment, deleted_at = moment
        where r.tenant_id = current_tenant() and r.id = any(late);
    end if;
    select count(*) filter (where r.status = 'confirmed'), count(*) filter (where r.status = 'waitlisted') into seats, turns
    from registration r where r.tenant_id = current_tenant() and r.removal_id = removal and r.status <> 'cancelled';
    update registration r set removal_id = null
    where r.tenant_id = current_tenant() and r.removal_id = removal and r.status <> 'cancelled';
    update meeting m set taken = m.taken + seats, waiting = m.waiting + turns
    where m.tenant_id = current_tenant() and m.id = wanted_meeting and seats + turns > 0;
    perform move_up(wanted_meeting, moment);
    return seats + turns;
end
$$;
