-- Mails of a series are gathered (mail_places); guests are known by their address, are limited, and have no more than their share of the seats; a
-- meeting may be for people in the directory only; and the directory's address wins over one that was typed.
drop function register_people(uuid, int, timestamptz, uuid[], text[], text[], text[], boolean[], text[], text[], text[], text[], text[],
    text[], text[], text[], boolean[], text[]);

-- Takes places in one meeting for everybody who asked at that moment, in the order in which they asked, and answers each of them.
-- One round trip, one transaction. Inserts first and counts last, so that the meeting's row, which everybody wants, is locked only
-- until the commit that follows. Nothing is checked that is not decided by a unique index or by the guarded update at the end.
--
-- accesses: the key of a private meeting; without it there is no such meeting
-- request_keys, fingerprints: what the request is known by if it is sent again, and what it says; or null
-- waits: who would rather stand in line than go without; nobody, when it is not said
-- answers: to the meeting's questions, an object of texts by the question's id, or null; a meeting that asks nothing passes by
-- limited: who may not be registered at this moment unless the directory knows them; nobody, when it is not said
-- outcome: registered, waiting, already, unknown, unanswered, full, list_full, guests_full, directory_only, limited, early, closed, over,
-- cancelled, missing, key_reused
-- repeated: this very request was answered before
-- turn: which place in the line, counted from 1; null for whoever does not stand in it, or has an offer until offered_until
--
-- A guest has an empty spelling, and a key that is made of the address. If the directory has exactly one active person of that address,
-- the registration becomes that person's. That is not to be noticed from outside, so limits and refusals for guests hold for them too.
--
-- The directory's address of a person wins over one that was typed: anybody can type anybody's number. Where they differ, the person is
-- told by a mail of its own, because somebody else may have typed the number.
create function register_people(
    tenant uuid, meeting_number int, moment timestamptz, ids uuid[], accesses text[], spellings text[], number_keys text[],
    by_hands boolean[], names text[], positions text[], sections text[], cost_centers text[], emails text[], languages text[],
    request_keys text[], fingerprints text[], waits boolean[] default null, answers text[] default null,
    limited boolean[] default null)
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
    address text;
    elsewhere uuid[] := '{}';
    -- Of those who may have a place: who is not in the directory, or did not say so by a number.
    guests int[] := '{}';
    percent int;
    held int;
    refused uuid[] := '{}';
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
        select p.id, p.access, p.spelling, coalesce(theirs.number_key, p.number_key) as number_key, p.by_hand, p.name, p."position",
            p.section, p.cost_center, p.email, p.language, p.request_key, p.fingerprint, p.waits, p.answers, p.limited, p.place,
            p.spelling = '' as guest
        from unnest(ids, accesses, spellings, number_keys, by_hands, names, positions, sections, cost_centers, emails,
                languages, request_keys, fingerprints, waits, answers, limited) with ordinality
            as p(id, access, spelling, number_key, by_hand, name, "position", section, cost_center, email, language, request_key,
                fingerprint, waits, answers, limited, place)
        left join lateral (
            select min(e.number_key) as number_key from employee e
            where p.spelling = '' and e.tenant_id = tenant and e.email = p.email and e.active
            having count(*) = 1) theirs on true
        order by coalesce(theirs.number_key, p.number_key), p.place
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

        if (person.guest or found_employee.id is null) and (wanted.directory_only or coalesce(person.limited, false)) then
            select r.id into known from registration r
            where r.tenant_id = tenant and r.meeting_id = wanted.id and r.number_key = person.number_key and r.status <> 'cancelled';
            outcomes[person.place] := case when found then 'already' when wanted.directory_only then 'directory_only' else 'limited' end;
            places[person.place] := known.id;
            continue;
        end if;

        if wanted.questions > 0 and leaves_unanswered(wanted.id, person.answers::jsonb) then
            select r.id into known from registration r
            where r.tenant_id = tenant and r.meeting_id = wanted.id and r.number_key = person.number_key and r.status <> 'cancelled';
            outcomes[person.place] := case when found then 'already' else 'unanswered' end;
            places[person.place] := known.id;
            continue;
        end if;

        -- Nobody may claim a number of the directory under a name or an address of their own: what the directory says wins.
        address := coalesce(found_employee.email, person.email);
        loop
            insert into registration (tenant_id, id, meeting_id, employee_id, number, number_key, name, "position", section,
                cost_center, email, language, by_hand, registered_at, ticket_mailed_at)
            values (tenant, person.id, wanted.id, found_employee.id, coalesce(found_employee.number, person.spelling),
                person.number_key, coalesce(found_employee.name, person.name),
                coalesce(found_employee."position", person."position"), coalesce(found_employee.section_short, person.section),
                coalesce(found_employee.cost_center_name, person.cost_center), address,
                person.language, found_employee.id is null, at, case when address is not null then at end)
            on conflict (tenant_id, meeting_id, number_key) where status <> 'cancelled' do nothing;
            if found then
                outcomes[person.place] := 'registered';
                places[person.place] := person.id;
                fresh := fresh || person.place::int;
                mailed := mailed or address is not null;
                if lower(person.email) <> lower(address) then
                    elsewhere := elsewhere || person.id;
                end if;
                if person.guest or found_employee.id is null then
                    guests := guests || person.place::int;
                end if;
                if wanted.questions > 0 and person.answers is not null then
                    perform keep_answers(person.id, person.answers::jsonb);
                end if;
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
                guests := array_remove(guests, person.place::int);
                outcomes[person.place] := 'key_reused';
                places[person.place] := null;
            end if;
        end if;
    end loop;

    if cardinality(guests) > 0 and wanted.capacity is not null then
        percent := coalesce(
            (select g.seat_share from guest_policy g where g.tenant_id = tenant),
            case when exists (select from employee e where e.tenant_id = tenant and e.active) then 50 else 100 end);
    end if;
    if percent < 100 then
        -- Whoever counts holds the meeting's row, so that each sees the seats of those who counted before. Who waits in line counts too,
        -- because a seat that becomes free is theirs.
        select m.* into wanted from meeting m where m.tenant_id = tenant and m.id = wanted.id for no key update;
        select count(*) into held from registration r
        where r.tenant_id = tenant and r.meeting_id = wanted.id and r.by_hand and r.status <> 'cancelled'
            and r.id <> all(array(select ids[p] from unnest(guests) p));
        foreach late in array array(select p from unnest(guests) p order by p) loop
            if held >= ceil(wanted.capacity * percent / 100.0) then
                refused := refused || ids[late];
                fresh := array_remove(fresh, late);
            elsif exists (select from registration r where r.tenant_id = tenant and r.id = ids[late] and r.by_hand) then
                held := held + 1;
            end if;
        end loop;
        if cardinality(refused) > 0 then
            delete from idempotency i where i.tenant_id = tenant and i.key = any(request_keys) and i.registration_id = any(refused);
            delete from registration r where r.tenant_id = tenant and r.id = any(refused);
            for p in 1 .. cardinality(places) loop
                if places[p] = any(refused) then
                    outcomes[p] := 'guests_full';
                    repeats[p] := false;
                    places[p] := null;
                end if;
            end loop;
        end if;
    end if;

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
        perform mail_places('registration.confirmed', array(select ids[p] from unnest(fresh) p), null, interval '3 seconds');
        perform mail_places('registration.waiting', array(select ids[p] from unnest(queued) p), null, interval '3 seconds');
        perform mail_places('registration.other_address', array(select ids[p] from unnest(fresh || queued) p where ids[p] = any(elsewhere)),
            null, interval '3 seconds');
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
