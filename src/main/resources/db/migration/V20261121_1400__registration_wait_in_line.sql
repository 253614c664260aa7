-- Who finds no seat may wait for one. Each meeting has a line of its own, or none, and may say how long it gets.
--
-- The line is kept by the meeting's row, the same that counts the seats: whoever changes the line holds that row, so that who stands
-- before whom, and who gets the next seat, is decided by one after the other. A place in the line is a number that only grows; an
-- offered seat is held, so it counts as taken. At the end of each transaction
--   taken   = how many are confirmed, or have an offer;
--   waiting = how many stand in line without one;
--   and nobody waits while a seat is free, unless the meeting is over or cancelled.
alter table meeting
    add waiting_list boolean not null default false,
    add waiting_most int constraint meeting_waiting_most_positive check (waiting_most > 0),
    add waiting int not null default 0 constraint meeting_waiting_not_negative check (waiting >= 0),
    add waiting_last int not null default 0;
create index meeting_with_waiting on meeting (tenant_id) where waiting > 0;

-- waiting_number: the place in the line, of whoever stands in it or stood in it when they left; the lowest is next.
-- offered_until: how long the seat is held that somebody in the line was offered; after they left, the deadline that passed.
alter table registration
    add waiting_number int,
    add offered_until timestamptz,
    add constraint registration_waiting_in_line check (status <> 'waitlisted' or waiting_number is not null);
create unique index registration_in_line on registration (tenant_id, meeting_id, waiting_number) where status = 'waitlisted';
create index registration_offered on registration (tenant_id, offered_until) where status = 'waitlisted' and offered_until is not null;

-- What the organization does with a seat that becomes free: give it to the next at once (0), or offer it for so many hours.
create table waiting_rule (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    offer_hours int not null default 0 constraint waiting_rule_offer_hours check (offer_hours between 0 and 72),
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint waiting_rule_one_each unique (tenant_id)
);

-- Whether somebody can register at that moment, and if not, why: the same rule as Meeting.registrationAt. As long as somebody waits,
-- a meeting is full for everybody who comes anew.
create or replace function registration_state(m meeting, moment timestamptz) returns text immutable parallel safe language sql as $$
    select case
        when m.status = 'cancelled' then 'cancelled'
        when moment >= m.ends_at then 'over'
        when m.status = 'closed' or moment >= m.registration_closes_at then 'closed'
        when moment < m.registration_opens_at then 'early'
        when m.taken >= m.capacity or m.waiting > 0 then 'full'
        else 'open'
    end
$$;

-- Whose turn it is after how many others, counted from 1; null for whoever does not stand in line.
create function turn_of(place uuid) returns int stable language sql as $$
    select (select 1 + count(*) from registration before
            where before.tenant_id = mine.tenant_id and before.meeting_id = mine.meeting_id and before.status = 'waitlisted'
                and before.offered_until is null and before.waiting_number < mine.waiting_number)::int
    from registration mine
    where mine.tenant_id = current_tenant() and mine.id = place and mine.status = 'waitlisted' and mine.offered_until is null
$$;

-- Gives the seats that are free to those who wait, in their order, and tells them: for good, or as an offer until a deadline, as the
-- organization chose. An offer never reaches beyond the start; once it has started there is no time to ask. Answers how many moved up.
create function move_up(wanted_meeting uuid, moment timestamptz) returns int language plpgsql as $$
declare
    wanted meeting%rowtype;
    hours int;
    until timestamptz;
    seats int;
begin
    select m.* into wanted from meeting m where m.tenant_id = current_tenant() and m.id = wanted_meeting for no key update;
    if not found or wanted.waiting = 0 or wanted.status = 'cancelled' or moment >= wanted.ends_at then
        return 0;
    end if;
    seats := least(wanted.waiting, coalesce(wanted.capacity - wanted.taken, wanted.waiting));
    if seats <= 0 then
        return 0;
    end if;
    hours := coalesce((select w.offer_hours from waiting_rule w where w.tenant_id = current_tenant()), 0);
    if hours > 0 and moment < wanted.starts_at then
        until := least(moment + make_interval(hours => hours), wanted.starts_at);
    end if;

    with next as (
        select r.id from registration r
        where r.tenant_id = current_tenant() and r.meeting_id = wanted.id and r.status = 'waitlisted' and r.offered_until is null
        order by r.waiting_number limit seats
    ), moved as (
        update registration r set status = case when until is null then 'confirmed' else 'waitlisted' end, offered_until = until,
            waiting_number = case when until is null then null else r.waiting_number end, version = r.version + 1
        from next where r.tenant_id = current_tenant() and r.id = next.id
        returning r.id, r.email, r.language
    ), told as (
        insert into outbox (channel, kind, subject_id, recipient, language)
        select 'mail', case when until is null then 'registration.promoted' else 'registration.offered' end, id, email, language
        from moved where email is not null
    )
    select count(*) into seats from moved;

    update meeting m set taken = m.taken + seats, waiting = m.waiting - seats
    where m.tenant_id = current_tenant() and m.id = wanted.id;
    insert into outbox (channel, kind, recipient) values ('push', 'changed', 'registrations:' || wanted.number);
    return seats;
end
$$;

-- A meeting was changed: no offer is good beyond its start, and whoever waits gets the seats that it has more than before.
create function settle_line(wanted_meeting uuid, moment timestamptz) returns int language plpgsql as $$
begin
    if not exists (select from registration r
        where r.tenant_id = current_tenant() and r.meeting_id = wanted_meeting and r.status = 'waitlisted')
    then
        return 0;
    end if;
    perform from meeting m where m.tenant_id = current_tenant() and m.id = wanted_meeting for no key update;
    update registration r set offered_until = m.starts_at
    from meeting m
    where m.tenant_id = current_tenant() and m.id = wanted_meeting and r.tenant_id = m.tenant_id and r.meeting_id = m.id
        and r.status = 'waitlisted' and r.offered_until > m.starts_at;
    return move_up(wanted_meeting, moment);
end
$$;

-- Somebody takes the seat that they were offered. As long as nobody took it away, it is theirs, also a moment after the deadline.
create function accept_offer(place uuid, moment timestamptz) returns boolean language plpgsql as $$
declare
    wanted meeting%rowtype;
    taker record;
begin
    select m.* into wanted from meeting m
    where m.tenant_id = current_tenant() and m.id = (select r.meeting_id from registration r
        where r.tenant_id = current_tenant() and r.id = place and r.status = 'waitlisted') for no key update;
    if not found or wanted.status = 'cancelled' or moment >= wanted.ends_at then
        return false;
    end if;
    update registration r set status = 'confirmed', waiting_number = null, offered_until = null, version = r.version + 1
    where r.tenant_id = current_tenant() and r.id = place and r.status = 'waitlisted' and r.offered_until is not null
    returning r.email, r.language into taker;
    if not found then
        return false;
    end if;
    insert into outbox (channel, kind, subject_id, recipient, language)
    select 'mail', 'registration.confirmed', place, taker.email, taker.language where taker.email is not null;
    insert into outbox (channel, kind, recipient) values ('push', 'changed', 'registrations:' || wanted.number);
    return true;
end
$$;

-- An organizer prefers somebody. Answers confirmed where a seat is free, or held for them; first where none is: then the next is theirs,
-- because no wish makes a room larger; gone when they do not wait any more.
create function promote_place(place uuid, moment timestamptz) returns text language plpgsql as $$
declare
    wanted meeting%rowtype;
    chosen registration%rowtype;
begin
    select m.* into wanted from meeting m
    where m.tenant_id = current_tenant() and m.id = (select r.meeting_id from registration r
        where r.tenant_id = current_tenant() and r.id = place and r.status = 'waitlisted') for no key update;
    if not found or wanted.status = 'cancelled' or moment >= wanted.ends_at then
        return 'gone';
    end if;
    select r.* into chosen from registration r
    where r.tenant_id = current_tenant() and r.id = place and r.status = 'waitlisted' for no key update;
    if not found then
        return 'gone';
    end if;
    if chosen.offered_until is null and wanted.taken >= wanted.capacity then
        update registration r set waiting_number = -1 + (select least(1, min(o.waiting_number)) from registration o
                where o.tenant_id = current_tenant() and o.meeting_id = wanted.id), version = r.version + 1
        where r.tenant_id = current_tenant() and r.id = place;
        return 'first';
    end if;
    if chosen.offered_until is null then
        update meeting m set taken = m.taken + 1, waiting = m.waiting - 1 where m.tenant_id = current_tenant() and m.id = wanted.id;
    end if;
    update registration r set status = 'confirmed', waiting_number = null, offered_until = null, version = r.version + 1
    where r.tenant_id = current_tenant() and r.id = place;
    insert into outbox (channel, kind, subject_id, recipient, language)
    select 'mail', 'registration.promoted', place, chosen.email, chosen.language where chosen.email is not null;
    return 'confirmed';
end
$$;

-- The mail with an offer leaves late, because nobody could send it: whoever gets it has as long as everybody else.
create function renew_offer(place uuid, moment timestamptz) returns boolean language plpgsql as $$
begin
    update registration r set offered_until = least(moment + make_interval(hours => w.offer_hours), m.starts_at)
    from meeting m, waiting_rule w
    where r.tenant_id = current_tenant() and r.id = place and r.status = 'waitlisted' and r.offered_until is not null
        and m.tenant_id = r.tenant_id and m.id = r.meeting_id and w.tenant_id = r.tenant_id and w.offer_hours > 0
        and r.offered_until < least(moment + make_interval(hours => w.offer_hours), m.starts_at);
    return found;
end
$$;

-- Takes back the offers of one meeting whose time has passed, tells those who had them, and offers the seats to the next. Nobody loses
-- an offer that was never sent to them, as long as it can still be. Where a seat stands free beside a line, the line moves up, whatever
-- kept it. Answers whether anything was done, so that whoever sweeps asks until nothing is: a meeting each time, and one at a time.
create function expire_offers(moment timestamptz) returns boolean language plpgsql as $$
declare
    candidate uuid;
    wanted meeting%rowtype;
    ended int;
begin
    for candidate in
        select r.meeting_id from registration r
        where r.tenant_id = current_tenant() and r.status = 'waitlisted' and r.offered_until <= moment
        union
        select m.id from meeting m
        where m.tenant_id = current_tenant() and m.waiting > 0 and m.ends_at > moment and (m.capacity is null or m.taken < m.capacity)
    loop
        select m.* into wanted from meeting m
        where m.tenant_id = current_tenant() and m.id = candidate and m.status <> 'cancelled' for no key update skip locked;
        if not found then
            continue;
        end if;
        with late as (
            update registration r set status = 'cancelled', cancelled_at = moment, version = r.version + 1
            where r.tenant_id = current_tenant() and r.meeting_id = wanted.id and r.status = 'waitlisted' and r.offered_until <= moment
                and (moment >= wanted.starts_at or not exists (select from outbox o
                    where o.tenant_id = current_tenant() and o.channel = 'mail' and o.kind = 'registration.offered'
                        and o.subject_id = r.id and o.sent_at is null and o.given_up_at is null))
            returning r.id, r.email, r.language
        ), told as (
            insert into outbox (channel, kind, subject_id, recipient, language)
            select 'mail', 'registration.offer_expired', id, email, language from late
            where email is not null and moment < wanted.ends_at
        )
        select count(*) into ended from late;
        if ended > 0 then
            update meeting m set taken = m.taken - ended where m.tenant_id = current_tenant() and m.id = wanted.id;
            insert into outbox (channel, kind, recipient) values ('push', 'changed', 'registrations:' || wanted.number);
        end if;
        if move_up(wanted.id, moment) + ended > 0 then
            return true;
        end if;
    end loop;
    return false;
end
$$;

-- Which organizations have offers that have ended, or a line beside a free seat: ids only, for whoever sweeps.
create function organizations_with_waiting(moment timestamptz, most int) returns setof uuid stable security definer
    set search_path = public, pg_temp language sql
    as $$ select r.tenant_id from registration r join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id
          where r.status = 'waitlisted' and r.offered_until <= moment and m.status <> 'cancelled'
          union
          select m.tenant_id from meeting m
          where m.waiting > 0 and m.status <> 'cancelled' and m.ends_at > moment and (m.capacity is null or m.taken < m.capacity)
          limit most $$;
revoke all on function organizations_with_waiting(timestamptz, int) from public;
grant execute on function organizations_with_waiting(timestamptz, int) to prachum_app;

-- Gives a place back, a seat or one in the line: the guard lets it happen once, and in the same commit the seat goes to the next who
-- waits. Answers whether this call did it. A deleted place is one that an organizer, or whoever typed a wrong number, struck out.
--
-- The meeting's row first, and then the place: that is the order in which everybody takes them who moves a line.
create or replace function free_place(place uuid, moment timestamptz, deleted boolean) returns boolean language plpgsql as $$
declare
    wanted uuid;
    freed registration%rowtype;
    others int;
begin
    select r.meeting_id into wanted from registration r
    where r.tenant_id = current_tenant() and r.id = place and r.status <> 'cancelled';
    if not found then
        return false;
    end if;
    perform from meeting m where m.tenant_id = current_tenant() and m.id = wanted for no key update;
    select r.* into freed from registration r
    where r.tenant_id = current_tenant() and r.id = place and r.status <> 'cancelled' for no key update;
    if not found then
        return false;
    end if;
    update registration r set status = 'cancelled', cancelled_at = moment, offered_until = null,
        deleted_at = case when deleted then moment end, version = r.version + 1
    where r.tenant_id = current_tenant() and r.id = place;
    if freed.status = 'waitlisted' and freed.offered_until is null then
        update meeting m set waiting = m.waiting - 1 where m.tenant_id = current_tenant() and m.id = wanted;
        return true;
    end if;
    update meeting m set taken = m.taken - 1 where m.tenant_id = current_tenant() and m.id = wanted returning m.waiting into others;
    if others > 0 then
        perform move_up(wanted, moment);
    end if;
    return true;
end
$$;

-- Takes back that a place was given back. Answers restored, full, or already: the person has registered again meanwhile, or it was
-- restored before. A meeting that is closed or over takes it too: this undoes, it does not register. Whoever stood in line stands where
-- they stood; whoever had a seat has it again only while nobody else does.
create or replace function restore_place(place uuid) returns text language plpgsql as $$
declare
    restored record;
begin
    update registration r set status = case when r.waiting_number is null then 'confirmed' else 'waitlisted' end,
        cancelled_at = null, deleted_at = null, offered_until = null, version = r.version + 1
    where r.tenant_id = current_tenant() and r.id = place and r.status = 'cancelled'
    returning r.meeting_id, r.status into restored;
    if not found then
        return 'already';
    end if;
    if restored.status = 'waitlisted' then
        update meeting m set waiting = m.waiting + 1 where m.tenant_id = current_tenant() and m.id = restored.meeting_id;
        perform move_up(restored.meeting_id, clock_timestamp());
        return 'restored';
    end if;
    update meeting m set taken = m.taken + 1
    where m.tenant_id = current_tenant() and m.id = restored.meeting_id
        and (m.capacity is null or m.taken < m.capacity and m.waiting = 0);
    if found then
        return 'restored';
    end if;
    update registration r set status = 'cancelled', cancelled_at = clock_timestamp(), deleted_at = clock_timestamp()
    where r.tenant_id = current_tenant() and r.id = place;
    return 'full';
exception
    when unique_violation then
        return 'already';
end
$$;

-- Whether somebody has a seat; null where there is no such meeting, or it is private and was asked about without its key.
create or replace function is_registered(tenant uuid, meeting_number int, wanted text, access text) returns boolean
language plpgsql as $$
begin
    perform set_config('app.tenant_id', tenant::text, true);
    return (select exists (select from registration r
            where r.tenant_id = tenant and r.meeting_id = m.id and r.number_key = wanted and r.status = 'confirmed')
        from meeting m where m.tenant_id = tenant and m.number = meeting_number
            and (m.visibility = 'public' or m.access_key = access));
end
$$;

drop function register_people(uuid, int, timestamptz, uuid[], text[], text[], text[], boolean[], text[], text[], text[], text[], text[],
    text[], text[], text[]);

-- Takes places in one meeting for everybody who asked at that moment, in the order in which they asked, and answers each of them.
-- One round trip, one transaction. Inserts first and counts last, so that the meeting's row, which everybody wants, is locked only
-- until the commit that follows. Nothing is checked that is not decided by a unique index or by the guarded update at the end.
--
-- accesses: the key of a private meeting; without it there is no such meeting
-- request_keys, fingerprints: what the request is known by if it is sent again, and what it says; or null
-- waits: who would rather stand in line than go without; nobody, when it is not said
-- outcome: registered, waiting, already, unknown, full, list_full, early, closed, over, cancelled, missing, key_reused
-- repeated: this very request was answered before
-- turn: which place in the line, counted from 1; null for whoever does not stand in it, or has an offer until offered_until
create function register_people(
    tenant uuid, meeting_number int, moment timestamptz, ids uuid[], accesses text[], spellings text[], number_keys text[],
    by_hands boolean[], names text[], positions text[], sections text[], cost_centers text[], emails text[], languages text[],
    request_keys text[], fingerprints text[], waits boolean[] default null)
returns table (
    outcome text, repeated boolean, id uuid, number text, name text, "position" text, section text, cost_center text, email text,
    by_hand boolean, registered_at timestamptz, status text, turn int, offered_until timestamptz)
language plpgsql as $$
#variable_conflict use_column
declare
    at timestamptz := coalesce(moment, clock_timestamp());
    wanted meeting%rowtype;
    state text;
    person record;
    found_employee employee%rowtype;
    known record;
    outcomes text[] := array_fill('missing'::text, array[cardinality(ids)]);
    repeats boolean[] := array_fill(false, array[cardinality(ids)]);
    places uuid[] := array_fill(null::uuid, array[cardinality(ids)]);
    fresh int[] := '{}';
    seats int;
    room int;
    late int;
    queued int[] := '{}';
    lost uuid[] := '{}';
    remembered boolean := false;
    mailed boolean := false;
begin
    perform set_config('app.tenant_id', tenant::text, true);
    select m.* into wanted from meeting m where m.tenant_id = tenant and m.number = meeting_number;
    if not found then
        return query select outcomes[p], false, null::uuid, null, null, null, null, null, null, null::boolean, null::timestamptz,
            null, null::int, null::timestamptz
            from generate_subscripts(ids, 1) p;
        return;
    end if;
    state := registration_state(wanted, at);

    -- In the order of their numbers, so that two of these at once lock what both want in the same order.
    for person in
        select * from unnest(ids, accesses, spellings, number_keys, by_hands, names, positions, sections, cost_centers, emails,
                languages, request_keys, fingerprints, waits) with ordinality
            as p(id, access, spelling, number_key, by_hand, name, "position", section, cost_center, email, language, request_key,
                fingerprint, waits, place)
        order by p.number_key, p.place
    loop
        if wanted.visibility = 'private' and wanted.access_key is distinct from person.access then
            continue;
        end if;

        if person.request_key is not null then
            select i.fingerprint, i.registration_id into known from idempotency i
            join registration r on r.tenant_id = i.tenant_id and r.id = i.registration_id and r.status <> 'cancelled'
            where i.tenant_id = tenant and i.key = person.request_key and i.created_at > at - interval '24 hours';
            if found then
                if known.fingerprint = person.fingerprint then
                    outcomes[person.place] := 'registered';
                    repeats[person.place] := true;
                    places[person.place] := known.registration_id;
                else
                    outcomes[person.place] := 'key_reused';
                end if;
                continue;
            end if;
        end if;

        if state <> 'open' and not (state = 'full' and wanted.waiting_list and coalesce(person.waits, false)) then
            select r.id into known from registration r
            where r.tenant_id = tenant and r.meeting_id = wanted.id and r.number_key = person.number_key and r.status <> 'cancelled';
            outcomes[person.place] := case when found then 'already' else state end;
            places[person.place] := known.id;
            continue;
        end if;

        select e.* into found_employee from employee e
        where e.tenant_id = tenant and e.number_key = person.number_key and e.active;
        if not found and not person.by_hand then
            outcomes[person.place] := 'unknown';
            continue;
        end if;

        -- Nobody may claim a number of the directory under a name of their own: what the directory says wins.
        loop
            insert into registration (tenant_id, id, meeting_id, employee_id, number, number_key, name, "position", section,
                cost_center, email, language, by_hand, registered_at, ticket_mailed_at)
            values (tenant, person.id, wanted.id, found_employee.id, coalesce(found_employee.number, person.spelling),
                person.number_key, coalesce(found_employee.name, person.name),
                coalesce(found_employee."position", person."position"), coalesce(found_employee.section_short, person.section),
                coalesce(found_employee.cost_center_name, person.cost_center), coalesce(person.email, found_employee.email),
                person.language, found_employee.id is null, at,
                case when coalesce(person.email, found_employee.email) is not null then at end)
            on conflict (tenant_id, meeting_id, number_key) where status <> 'cancelled' do nothing;
            if found then
                outcomes[person.place] := 'registered';
                places[person.place] := person.id;
                fresh := fresh || person.place::int;
                mailed := mailed or person.email is not null or found_employee.email is not null;
                exit;
            end if;
            select r.id into known from registration r
            where r.tenant_id = tenant and r.meeting_id = wanted.id and r.number_key = person.number_key and r.status <> 'cancelled';
            if found then
                places[person.place] := known.id;
                -- The same id: we were here before, and the connection broke before we could say so.
                outcomes[person.place] := case when known.id = person.id then 'registered' else 'already' end;
                exit;
            end if;
        end loop;

        if person.request_key is null then
            continue;
        end if;
        if outcomes[person.place] = 'already' then
            -- The same request may have been answered by another node since we looked for its key.
            select i.registration_id into known from idempotency i
            where i.tenant_id = tenant and i.key = person.request_key and i.fingerprint = person.fingerprint
                and i.registration_id = places[person.place];
            if found then
                outcomes[person.place] := 'registered';
                repeats[person.place] := true;
            end if;
        else
            insert into idempotency as i (tenant_id, key, fingerprint, registration_id, created_at)
            values (tenant, person.request_key, person.fingerprint, person.id, at)
            on conflict (tenant_id, key) do update
                set fingerprint = excluded.fingerprint, registration_id = excluded.registration_id, created_at = excluded.created_at
                where i.registration_id = excluded.registration_id or i.created_at <= at - interval '24 hours'
                    or not exists (select from registration r
                        where r.tenant_id = tenant and r.id = i.registration_id and r.status <> 'cancelled');
            if found then
                remembered := true;
            else
                delete from registration r where r.tenant_id = tenant and r.id = person.id;
                fresh := array_remove(fresh, person.place::int);
                outcomes[person.place] := 'key_reused';
                places[person.place] := null;
            end if;
        end if;
    end loop;

    if cardinality(fresh) > 0 then
        update meeting m set taken = m.taken + cardinality(fresh)
        where m.tenant_id = tenant and m.id = wanted.id and registration_state(m, at) = 'open'
            and (m.capacity is null or m.taken + cardinality(fresh) <= m.capacity);
        if not found then
            -- Fewer seats than people, or none any more: whoever asked last stands in line, or goes without.
            select m.* into wanted from meeting m where m.tenant_id = tenant and m.id = wanted.id for no key update;
            state := registration_state(wanted, at);
            seats := case when state <> 'open' then 0
                else least(cardinality(fresh), coalesce(wanted.capacity - wanted.taken, cardinality(fresh))) end;
            room := case when state not in ('open', 'full') or not wanted.waiting_list then 0
                else coalesce(wanted.waiting_most - wanted.waiting, cardinality(fresh)) end;
            state := case when state = 'open' then 'full' else state end;
            fresh := array(select p from unnest(fresh) p order by p);
            foreach late in array fresh[seats + 1 :] loop
                if coalesce(waits[late], false) and cardinality(queued) < room then
                    queued := queued || late;
                    update registration r set status = 'waitlisted', waiting_number = wanted.waiting_last + cardinality(queued)
                    where r.tenant_id = tenant and r.id = ids[late];
                else
                    lost := lost || ids[late];
                end if;
            end loop;
            fresh := fresh[1 : seats];
            delete from idempotency i where i.tenant_id = tenant and i.key = any(request_keys) and i.registration_id = any(lost);
            delete from registration r where r.tenant_id = tenant and r.id = any(lost);
            update meeting m set taken = m.taken + seats, waiting = m.waiting + cardinality(queued),
                waiting_last = m.waiting_last + cardinality(queued)
            where m.tenant_id = tenant and m.id = wanted.id and seats + cardinality(queued) > 0;
            for p in 1 .. cardinality(places) loop
                if places[p] = any(lost) then
                    outcomes[p] := case
                        when state = 'full' and wanted.waiting_list and coalesce(waits[p], false) and cardinality(queued) >= room
                        then 'list_full' else state end;
                    repeats[p] := false;
                    places[p] := null;
                end if;
            end loop;
        end if;
    end if;

    if cardinality(fresh) + cardinality(queued) > 0 then
        insert into outbox (tenant_id, channel, kind, recipient)
        values (tenant, 'push', 'changed', 'registrations:' || meeting_number);
    end if;
    if mailed then
        insert into outbox (tenant_id, channel, kind, subject_id, recipient, language)
        select tenant, 'mail', 'registration.confirmed', r.id, r.email, r.language from registration r
        where r.tenant_id = tenant and r.id = any(array(select ids[p] from unnest(fresh) p)) and r.email is not null;
        insert into outbox (tenant_id, channel, kind, subject_id, recipient, language)
        select tenant, 'mail', 'registration.waiting', r.id, r.email, r.language from registration r
        where cardinality(queued) > 0 and r.tenant_id = tenant and r.id = any(array(select ids[p] from unnest(queued) p))
            and r.email is not null;
    end if;
    if remembered then
        -- Each new key sweeps out two that are too old to matter, so nobody else has to.
        delete from idempotency i where i.tenant_id = tenant and i.key in (
            select o.key from idempotency o where o.tenant_id = tenant and o.created_at <= at - interval '24 hours'
            order by o.created_at limit 2 * cardinality(ids) for update skip locked);
    end if;

    -- One by one, by the primary key: a join would read all of the organization's registrations.
    for p in 1 .. cardinality(places) loop
        outcome := outcomes[p];
        repeated := repeats[p];
        select r.id, r.number, r.name, r."position", r.section, r.cost_center, r.email, r.by_hand, r.registered_at, r.status,
            r.offered_until
        into id, number, name, "position", section, cost_center, email, by_hand, registered_at, status, offered_until
        from registration r where r.tenant_id = tenant and r.id = places[p];
        turn := null;
        if status = 'waitlisted' then
            outcome := case when outcome = 'registered' then 'waiting' else outcome end;
            turn := turn_of(places[p]);
        end if;
        return next;
    end loop;
end
$$;
