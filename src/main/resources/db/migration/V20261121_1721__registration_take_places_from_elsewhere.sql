-- Who was registered in another program has a seat here, at the time at which it was taken there. Whoever has, or ever had, a place in the
-- meeting under that number is not registered again: what happened here since then is newer. Nobody is mailed and no other program is
-- told, because all of them heard of it long ago.
--
-- Inserts first and counts last, like register_people. Where there are fewer seats than people, those go without who came last; answers
-- the numbers of those.
create function take_old_places(
    of_meeting uuid, spellings text[], number_keys text[], names text[], positions text[], sections text[], cost_centers text[],
    by_hands text[], moments text[], its_language text)
returns table (outcome text, number_key text) language plpgsql set plan_cache_mode = force_custom_plan as $$
#variable_conflict use_column
declare
    fresh uuid[];
    wanted meeting%rowtype;
    seats int;
begin
    perform set_config('registration.moved_in', 'yes', true);
    with people as (
        select p.*, e.id as employee from unnest(spellings, number_keys, names, positions, sections, cost_centers, by_hands, moments)
            as p(spelling, key, name, "position", section, cost_center, by_hand, moment)
        left join employee e on e.tenant_id = current_tenant() and e.number_key = p.key
        where not exists (select from registration r
            where r.tenant_id = current_tenant() and r.meeting_id = of_meeting and r.number_key = p.key)
    ), taken as (
        insert into registration (tenant_id, meeting_id, employee_id, number, number_key, name, "position", section, cost_center,
            language, by_hand, registered_at)
        select current_tenant(), of_meeting, p.employee, p.spelling, p.key, p.name, p."position", p.section, p.cost_center,
            its_language, p.employee is null or p.by_hand::boolean, p.moment::timestamptz
        from people p order by p.key
        on conflict (tenant_id, meeting_id, number_key) where status <> 'cancelled' do nothing
        returning id
    )
    select array_agg(t.id) into fresh from taken t;
    if fresh is null then
        return;
    end if;

    select m.* into wanted from meeting m where m.tenant_id = current_tenant() and m.id = of_meeting for no key update;
    seats := case when wanted.status = 'cancelled' or wanted.waiting > 0 then 0
        else least(cardinality(fresh), coalesce(wanted.capacity - wanted.taken, cardinality(fresh))) end;
    return query with late as (
            select r.id, r.number_key from registration r where r.tenant_id = current_tenant() and r.id = any(fresh)
            order by r.registered_at, r.id offset seats
        ), gone as (
            delete from registration r using late where r.tenant_id = current_tenant() and r.id = late.id returning r.number_key
        )
        select 'full', g.number_key from gone g;
    update meeting m set taken = m.taken + seats where m.tenant_id = current_tenant() and m.id = of_meeting and seats > 0;
    if seats > 0 then
        insert into outbox (channel, kind, recipient) values ('push', 'changed', 'registrations:' || wanted.number);
    end if;
    return query select 'registered', r.number_key from registration r where r.tenant_id = current_tenant() and r.id = any(fresh);
end
$$;

-- As before, but for those.
create or replace function registration_tells_integrations() returns trigger language plpgsql as $$
declare
    known text;
    before text := case when tg_op = 'UPDATE' then old.status end;
    after text;
begin
    if coalesce(current_setting('registration.moved_in', true), '') = 'yes'
        or not exists (select from integration i where i.tenant_id = new.tenant_id and i.active)
    then
        return null;
    end if;
    -- The first change in a transaction knows what was before it; those after it do not.
    known := coalesce(current_setting('integrations.told', true), '');
    if position(new.id::text in known) > 0 then
        return null;
    end if;
    perform set_config('integrations.told', known || new.id::text, true);

    select r.status into after from registration r where r.tenant_id = new.tenant_id and r.id = new.id;
    if after = 'confirmed' and before is distinct from 'confirmed' then
        perform tell_integrations('registration.created', new.id);
    elsif after = 'cancelled' and before = 'confirmed' then
        perform tell_integrations('registration.cancelled', new.id);
    end if;
    return null;
end
$$;
