-- Whoever registers for a series of 24 meetings was sent 24 mails at once, and 24 more when it moved. One mail gathers what one person is
-- told of one series: as long as nobody has tried to send it, whatever comes is added to it, by the unique index and not by looking first.
-- Whoever takes it to send it sets gathering to null, so what comes later begins another.
alter table outbox add gathering text;
create unique index outbox_gathers on outbox (tenant_id, kind, recipient, gathering) where gathering is not null;

-- Writes mails of that kind about these places to whoever has them and gave an address; answers how many places that were. A mail is about
-- one place, or about all of one person in one series: then each has a line in its body, its id and what the writer has to know of it, and
-- it waits a moment for the next. In the order of the numbers, so that two of these at once do not wait for each other.
create function mail_places(what text, places uuid[], note text, patience interval) returns int language plpgsql as $$
declare
    told int;
begin
    if cardinality(places) = 0 then
        return 0;
    end if;
    insert into outbox as o (tenant_id, channel, kind, subject_id, recipient, language, body, due_at, gathering)
    select r.tenant_id, 'mail', what, r.id, r.email, coalesce(r.language, g.language),
        case when note is not null or m.series_id is not null then r.id || coalesce(' ' || note, '') end,
        case when m.series_id is null then now() else now() + patience end,
        m.series_id || ' ' || r.number_key
    from registration r
    join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id
    join organization g on g.id = r.tenant_id
    where r.tenant_id = current_tenant() and r.id = any (places) and r.email is not null
    order by r.number_key
    on conflict (tenant_id, kind, recipient, gathering) where gathering is not null do update
        set body = o.body || E'\n' || excluded.body, due_at = greatest(o.due_at, excluded.due_at), version = o.version + 1;
    get diagnostics told = row_count;
    return told;
end
$$;

-- Takes places in one meeting for everybody who asked at that moment, in the order in which they asked, and answers each of them.
-- One round trip, one transaction. Inserts first and counts last, so that the meeting's row, which everybody wants, is locked only
-- until the commit that follows. Nothing is checked that is not decided by a unique index or by the guarded update at the end.
--
-- accesses: the key of a private meeting; without it there is no such meeting
-- request_keys, fingerprints: what the request is known by if it is sent again, and what it says; or null
-- waits: who would rather stand in line than go without; nobody, when it is not said
-- answers: to the meeting's questions, an object of texts by the question's id, or null; a meeting that asks nothing passes by
-- outcome: registered, waiting, already, unknown, unanswered, full, list_full, early, closed, over, cancelled, missing, key_reused
-- repeated: this very request was answered before
-- turn: which place in the line, counted from 1; null for whoever does not stand in it, or has an offer until offered_until
create or replace function register_people(
    tenant uuid, meeting_number int, moment timestamptz, ids uuid[], accesses text[], spellings text[], number_keys text[],
    by_hands boolean[], names text[], positions text[], sections text[], cost_centers text[], emails text[], languages text[],
    request_keys text[], fingerprints text[], waits boolean[] default null, answers text[] default null)
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
                languages, request_keys, fingerprints, waits, answers) with ordinality
            as p(id, access, spelling, number_key, by_hand, name, "position", section, cost_center, email, language, request_key,
                fingerprint, waits, answers, place)
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

        if wanted.questions > 0 and leaves_unanswered(wanted.id, person.answers::jsonb) then
            select r.id into known from registration r
            where r.tenant_id = tenant and r.meeting_id = wanted.id and r.number_key = person.number_key and r.status <> 'cancelled';
            outcomes[person.place] := case when found then 'already' else 'unanswered' end;
            places[person.place] := known.id;
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
        perform mail_places('registration.confirmed', array(select ids[p] from unnest(fresh) p), null, interval '3 seconds');
        perform mail_places('registration.waiting', array(select ids[p] from unnest(queued) p), null, interval '3 seconds');
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
