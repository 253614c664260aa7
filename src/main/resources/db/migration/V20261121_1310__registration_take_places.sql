-- Seats are counted in a row that everybody who registers updates: room in its page keeps each new version beside the old one.
alter table meeting set (fillfactor = 50);

-- A ticket is mailed again when somebody asks, but not over and over.
alter table registration add ticket_mailed_at timestamptz;

-- What a client was given for a request that carries a key of its own, so that asking again is not registering again (24 hours).
-- Only a place is remembered: a refusal changed nothing, so asking again is a new question.
create table idempotency (
    tenant_id uuid not null default current_tenant() references organization (id),
    key text not null constraint idempotency_key_length check (char_length(key) between 1 and 255),
    fingerprint text not null,
    registration_id uuid not null,
    created_at timestamptz not null,
    primary key (tenant_id, key)
);
create index idempotency_by_age on idempotency (tenant_id, created_at);

-- Whether somebody can register at that moment, and if not, why: the same rule as Meeting.registrationAt.
create function registration_state(m meeting, moment timestamptz) returns text immutable parallel safe language sql as $$
    select case
        when m.status = 'cancelled' then 'cancelled'
        when moment >= m.ends_at then 'over'
        when m.status = 'closed' or moment >= m.registration_closes_at then 'closed'
        when moment < m.registration_opens_at then 'early'
        when m.taken >= m.capacity then 'full'
        else 'open'
    end
$$;

-- Takes places in one meeting for everybody who asked at that moment, in the order in which they asked, and answers each of them.
-- One round trip, one transaction. Inserts first and counts last, so that the meeting's row, which everybody wants, is locked only
-- until the commit that follows. Nothing is checked that is not decided by a unique index or by the guarded update at the end.
--
-- accesses: the key of a private meeting; without it there is no such meeting
-- request_keys, fingerprints: what the request is known by if it is sent again, and what it says; or null
-- outcome: registered, already, unknown, full, early, closed, over, cancelled, missing, key_reused
-- repeated: this very request was answered before
create function register_people(
    tenant uuid, meeting_number int, moment timestamptz, ids uuid[], accesses text[], spellings text[], number_keys text[],
    by_hands boolean[], names text[], positions text[], sections text[], cost_centers text[], emails text[], languages text[],
    request_keys text[], fingerprints text[])
returns table (
    outcome text, repeated boolean, id uuid, number text, name text, "position" text, section text, cost_center text, email text,
    by_hand boolean, registered_at timestamptz)
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
    lost uuid[];
    remembered boolean := false;
    mailed boolean := false;
begin
    perform set_config('app.tenant_id', tenant::text, true);
    select m.* into wanted from meeting m where m.tenant_id = tenant and m.number = meeting_number;
    if not found then
        return query select outcomes[p], false, null::uuid, null, null, null, null, null, null, null::boolean, null::timestamptz
            from generate_subscripts(ids, 1) p;
        return;
    end if;
    state := registration_state(wanted, at);

    -- In the order of their numbers, so that two of these at once lock what both want in the same order.
    for person in
        select * from unnest(ids, accesses, spellings, number_keys, by_hands, names, positions, sections, cost_centers, emails,
                languages, request_keys, fingerprints) with ordinality
            as p(id, access, spelling, number_key, by_hand, name, "position", section, cost_center, email, language, request_key,
                fingerprint, place)
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

        if state <> 'open' then
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
            -- Fewer seats than people, or none any more: whoever asked last goes without.
            select m.* into wanted from meeting m where m.tenant_id = tenant and m.id = wanted.id for no key update;
            state := registration_state(wanted, at);
            seats := case when state <> 'open' then 0
                else least(cardinality(fresh), coalesce(wanted.capacity - wanted.taken, cardinality(fresh))) end;
            state := case when state = 'open' then 'full' else state end;
            lost := array(select ids[p] from unnest(fresh) p order by p offset seats);
            delete from idempotency i where i.tenant_id = tenant and i.key = any(request_keys) and i.registration_id = any(lost);
            delete from registration r where r.tenant_id = tenant and r.id = any(lost);
            update meeting m set taken = m.taken + seats where m.tenant_id = tenant and m.id = wanted.id and seats > 0;
            for p in 1 .. cardinality(places) loop
                if places[p] = any(lost) then
                    outcomes[p] := state;
                    repeats[p] := false;
                    places[p] := null;
                end if;
            end loop;
            fresh := array(select p from unnest(fresh) p order by p limit seats);
        end if;
    end if;

    if cardinality(fresh) > 0 then
        insert into outbox (tenant_id, channel, kind, recipient)
        values (tenant, 'push', 'changed', 'registrations:' || meeting_number);
    end if;
    if mailed then
        insert into outbox (tenant_id, channel, kind, subject_id, recipient, language)
        select tenant, 'mail', 'registration.confirmed', r.id, r.email, r.language from registration r
        where r.tenant_id = tenant and r.id = any(array(select ids[p] from unnest(fresh) p)) and r.email is not null;
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
        select r.id, r.number, r.name, r."position", r.section, r.cost_center, r.email, r.by_hand, r.registered_at
        into id, number, name, "position", section, cost_center, email, by_hand, registered_at
        from registration r where r.tenant_id = tenant and r.id = places[p];
        return next;
    end loop;
end
$$;

-- Gives a place back: the guard lets it happen once, and the seat is free in the same commit. Answers whether this call did it.
-- A deleted place is one that an organizer, or whoever typed a wrong number, struck out.
create function free_place(place uuid, moment timestamptz, deleted boolean) returns boolean language plpgsql as $$
declare
    freed record;
begin
    update registration r set status = 'cancelled', cancelled_at = moment,
        deleted_at = case when deleted then moment end, version = r.version + 1
    where r.tenant_id = current_tenant() and r.id = place and r.status = 'confirmed'
    returning r.meeting_id into freed;
    if not found then
        return false;
    end if;
    update meeting m set taken = m.taken - 1 where m.tenant_id = current_tenant() and m.id = freed.meeting_id;
    return true;
end
$$;

-- Takes back that a place was given back. Answers restored, full, or already: the person has registered again meanwhile, or it was
-- restored before. A meeting that is closed or over takes it too: this undoes, it does not register.
create function restore_place(place uuid) returns text language plpgsql as $$
declare
    restored record;
begin
    update registration r set status = 'confirmed', cancelled_at = null, deleted_at = null, version = r.version + 1
    where r.tenant_id = current_tenant() and r.id = place and r.status = 'cancelled'
    returning r.meeting_id into restored;
    if not found then
        return 'already';
    end if;
    update meeting m set taken = m.taken + 1
    where m.tenant_id = current_tenant() and m.id = restored.meeting_id and (m.capacity is null or m.taken < m.capacity);
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

-- The directory's answer to one number, for pages that ask while somebody types: one indexed row, one round trip.
create function look_up_employee(tenant uuid, wanted text)
returns table (number text, name text, "position" text, section text, cost_center text) language plpgsql as $$
begin
    perform set_config('app.tenant_id', tenant::text, true);
    return query select e.number, e.name, e."position", e.section_short, e.cost_center_name from employee e
        where e.tenant_id = tenant and e.number_key = wanted and e.active;
end
$$;

-- Whether somebody has a place; null where there is no such meeting, or it is private and was asked about without its key.
create function is_registered(tenant uuid, meeting_number int, wanted text, access text) returns boolean language plpgsql as $$
begin
    perform set_config('app.tenant_id', tenant::text, true);
    return (select exists (select from registration r
            where r.tenant_id = tenant and r.meeting_id = m.id and r.number_key = wanted and r.status <> 'cancelled')
        from meeting m where m.tenant_id = tenant and m.number = meeting_number
            and (m.visibility = 'public' or m.access_key = access));
end
$$;
