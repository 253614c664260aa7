-- An organizer who removes somebody can take that back for ten seconds, whoever waits. Until then the seat stays held: it counts as taken,
-- nobody moves up, and the mail that tells the person is not due. An undo withdraws that mail in the same commit.
--
-- held_until: how long the seat of a removed person is held for an undo; none once it was given on. At the end of each transaction
--   taken = how many are confirmed, or have an offer, or are removed and held.
-- removed_by: the account that removed them.
-- sequence: how often the place was cancelled or restored. A calendar takes a change only with a higher number (RFC 5545, section 3.8.7.4),
-- so it never decreases; a place that was cancelled before was known to calendars with one more than its meeting.
alter table registration
    add held_until timestamptz constraint registration_held_is_cancelled check (held_until is null or status = 'cancelled'),
    add removed_by uuid,
    add sequence int not null default 0,
    add foreign key (tenant_id, removed_by) references account (tenant_id, id);
create index registration_held on registration (tenant_id, held_until) where held_until is not null;
create index registration_by_remover on registration (tenant_id, removed_by) where removed_by is not null;
update registration set sequence = 1 where status = 'cancelled';

create function registration_counts_changes() returns trigger language plpgsql as $$
begin
    new.sequence := old.sequence + 1;
    return new;
end
$$;
create trigger registration_counts_changes before update of status on registration for each row
    when ((old.status = 'cancelled') <> (new.status = 'cancelled')) execute function registration_counts_changes();

-- Removes these, or everybody, from a meeting and its waiting list, in one statement whatever their number, and holds their seats for ten
-- seconds. Whoever was off the list already is not removed again. Answers how many were.
--
-- The meeting's row first, and then the places: that is the order in which everybody takes them who moves a line. Planned anew each time,
-- because a plan made for ten would take hours for ten thousand.
drop function remove_places(uuid, boolean, uuid[], uuid, timestamptz);
create function remove_places(
    wanted_meeting uuid, everybody boolean, places uuid[], removal uuid, remover uuid, moment timestamptz) returns int
language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    held constant timestamptz := moment + interval '10 seconds';
    removed int;
    turns int;
begin
    perform from meeting m where m.tenant_id = current_tenant() and m.id = wanted_meeting for no key update;
    with gone as (
        update registration r set status = 'cancelled', cancelled_at = moment, deleted_at = moment, cancelled_by = 'organizer',
            removed_by = remover, removal_id = removal, version = r.version + 1,
            held_until = case when r.status = 'confirmed' or r.offered_until is not null then held end
        where r.tenant_id = current_tenant() and r.meeting_id = wanted_meeting and r.status <> 'cancelled'
            and (everybody or r.id = any(places))
        returning r.id, r.held_until, r.waiting_number, r.email, r.language
    ), told as (
        insert into outbox (channel, kind, subject_id, recipient, language, due_at)
        select 'mail', case when g.waiting_number is null then 'registration.removed' else 'registration.waiting_removed' end, g.id,
            g.email, coalesce(g.language, o.language), held
        from gone g join organization o on o.id = current_tenant() where g.email is not null
    )
    select count(*), count(*) filter (where g.held_until is null) into removed, turns from gone g;
    update meeting m set waiting = m.waiting - turns
    where m.tenant_id = current_tenant() and m.id = wanted_meeting and turns > 0;
    return removed;
end
$$;

-- Gives on the seats of one meeting whose time to undo is over: whoever waits moves up. Answers whether anything was done, so that whoever
-- sweeps asks until nothing is: a meeting each time.
create function settle_removals(moment timestamptz) returns boolean
language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    candidate uuid;
    final uuid[];
begin
    for candidate in
        select distinct r.meeting_id from registration r where r.tenant_id = current_tenant() and r.held_until <= moment order by 1
    loop
        perform from meeting m where m.tenant_id = current_tenant() and m.id = candidate for no key update;
        -- Whom somebody is bringing back at this moment is left to them, and nobody waits for the other crosswise.
        final := array(select r.id from registration r
            where r.tenant_id = current_tenant() and r.meeting_id = candidate and r.held_until <= moment
            for no key update skip locked);
        if cardinality(final) > 0 then
            update registration r set held_until = null, offered_until = null, version = r.version + 1
            where r.tenant_id = current_tenant() and r.id = any(final);
            update meeting m set taken = m.taken - cardinality(final) where m.tenant_id = current_tenant() and m.id = candidate;
            insert into outbox (channel, kind, recipient)
            select 'push', 'changed', 'registrations:' || m.number from meeting m
            where m.tenant_id = current_tenant() and m.id = candidate;
            perform move_up(candidate, moment);
            return true;
        end if;
    end loop;
    return false;
end
$$;

-- Which organizations have seats that are held no longer: ids only, for whoever sweeps.
create function organizations_with_final_removals(moment timestamptz, most int) returns setof uuid stable security definer
    set search_path = public, pg_temp language sql
    as $$ select distinct r.tenant_id from registration r where r.held_until <= moment limit most $$;
revoke all on function organizations_with_final_removals(timestamptz, int) from public;
grant execute on function organizations_with_final_removals(timestamptz, int) to prachum_app;

-- Takes a removal back, or the cancellation of these places, as far as that can be. A seat that is held is theirs in any case. Who
-- registered again has a place already, and who has no seat any more stays removed, those who registered last. Whoever stood in line
-- stands where they stood. Answers how many are back; asked again, it brings back those for whom there is a seat by then.
--
-- Who was not told yet is never told; who was, hears that they are back.
--
-- Places first and seats last, as register_people does, so that neither waits for the other crosswise; where they do for a place of
-- their own, it begins again.
drop function restore_places(uuid, uuid, timestamptz);
create function restore_places(wanted_meeting uuid, removal uuid, places uuid[], moment timestamptz) returns int
language plpgsql set plan_cache_mode = force_custom_plan as $$
declare
    wanted meeting%rowtype;
    seats int;
    turns int;
    kept uuid[];
    back uuid[];
    late uuid[];
    untold uuid[];
begin
    -- Who was brought back by themselves is in the removal no more.
    update registration r set removal_id = null
    where r.tenant_id = current_tenant() and r.removal_id = removal and r.status <> 'cancelled';
    for attempt in 1 .. 5 loop
        begin
            select coalesce(array_agg(g.id) filter (where g.held), '{}'), coalesce(array_agg(g.id) filter (where not g.held), '{}')
            into kept, back
            from (select r.id, r.held_until is not null as held from registration r
                where r.tenant_id = current_tenant() and r.meeting_id = wanted_meeting and r.status = 'cancelled' and r.erased_at is null
                    and (r.removal_id = removal or r.id = any(places))
                    and r.number_key not in (select again.number_key from registration again
                        where again.tenant_id = current_tenant() and again.meeting_id = wanted_meeting and again.status <> 'cancelled')
                order by r.id for no key update) g;
            update registration r set status = case when r.waiting_number is null then 'confirmed' else 'waitlisted' end,
                cancelled_at = null, deleted_at = null, cancelled_by = null, removed_by = null, removal_id = null,
                held_until = null, version = r.version + 1
            where r.tenant_id = current_tenant() and r.id = any(kept);
            -- Of these, who went when stays known until it is sure that they have a seat.
            update registration r set status = case when r.waiting_number is null then 'confirmed' else 'waitlisted' end,
                offered_until = null, version = r.version + 1
            where r.tenant_id = current_tenant() and r.id = any(back);
            exit;
        exception when unique_violation or deadlock_detected then
            -- Somebody of them registered again at this moment, and is seen the next time.
            if attempt = 5 then
                raise;
            end if;
        end;
    end loop;

    if cardinality(back) > 0 then
        select m.* into wanted from meeting m where m.tenant_id = current_tenant() and m.id = wanted_meeting for no key update;
        seats := case when wanted.waiting > 0 then 0
            when wanted.capacity is not null then greatest(wanted.capacity - wanted.taken, 0) end;
        if seats is not null then
            late := array(select r.id from registration r
                where r.tenant_id = current_tenant() and r.id = any(back) and r.status = 'confirmed'
                order by r.registered_at, r.id offset seats);
            update registration r set status = 'cancelled' where r.tenant_id = current_tenant() and r.id = any(late);
            back := array(select b from unnest(back) b where b <> all (late));
        end if;
        select count(*) filter (where r.status = 'confirmed'), count(*) filter (where r.status = 'waitlisted') into seats, turns
        from registration r where r.tenant_id = current_tenant() and r.id = any(back);
        update meeting m set taken = m.taken + seats, waiting = m.waiting + turns
        where m.tenant_id = current_tenant() and m.id = wanted_meeting and seats + turns > 0;
        update registration r set cancelled_at = null, deleted_at = null, cancelled_by = null, removed_by = null, removal_id = null
        where r.tenant_id = current_tenant() and r.id = any(back);
    end if;

    back := kept || back;
    with withdrawn as (
        delete from outbox o
        where o.tenant_id = current_tenant() and o.channel = 'mail' and o.sent_at is null and o.given_up_at is null and o.attempts = 0
            and o.kind in ('registration.removed', 'registration.waiting_removed') and o.subject_id = any(back)
        returning o.subject_id
    )
    select coalesce(array_agg(w.subject_id), '{}') into untold from withdrawn w;
    insert into outbox (channel, kind, subject_id, recipient, language)
    select 'mail', case r.status when 'confirmed' then 'registration.restored' else 'registration.waiting' end, r.id, r.email,
        coalesce(r.language, o.language)
    from registration r join organization o on o.id = r.tenant_id
    where r.tenant_id = current_tenant() and r.id = any(back) and r.id <> all (untold) and r.email is not null;
    if turns > 0 then
        perform move_up(wanted_meeting, moment);
    end if;
    return cardinality(back);
end
$$;

-- The same for one place, whoever cancelled it. Answers restored, full, or already: the person has registered again meanwhile, or it was
-- restored before, or it is nobody's.
create or replace function restore_place(place uuid) returns text language plpgsql as $$
declare
    found_place registration%rowtype;
begin
    select r.* into found_place from registration r
    where r.tenant_id = current_tenant() and r.id = place and r.status = 'cancelled' and r.erased_at is null;
    if not found then
        return 'already';
    end if;
    if restore_places(found_place.meeting_id, null, array[place], clock_timestamp()) > 0 then
        return 'restored';
    end if;
    perform from registration r
    where r.tenant_id = current_tenant() and r.meeting_id = found_place.meeting_id and r.number_key = found_place.number_key
        and r.status <> 'cancelled';
    return case when found then 'already' else 'full' end;
end
$$;
