-- A registration that a browser made and took back at once was struck out like one that an organizer removed, and nobody saw it any more.
-- So one could read the directory by registering people and undoing that. It is kept apart now, and organizers see it.

-- Gives a place back, a seat or one in the line: the guard lets it happen once, and in the same commit the seat goes to the next who
-- waits. Answers whether this call did it.
--
-- who: attendee; undo, for the browser that made it and takes it back; or organizer. Only the first counts as a cancellation, the others
-- strike it out.
--
-- The meeting's row first, and then the place: that is the order in which everybody takes them who moves a line.
create function free_place(place uuid, moment timestamptz, who text) returns boolean language plpgsql as $$
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
        deleted_at = case when who <> 'attendee' then moment end, cancelled_by = who, version = r.version + 1
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

-- The same by whoever knows only whether it is struck out: a place is struck out by an organizer, unless it was undone.
create or replace function free_place(place uuid, moment timestamptz, deleted boolean) returns boolean language sql as $$
    select free_place(place, moment, case when deleted then 'organizer' else 'attendee' end)
$$;

-- Takes back that a place was given back. Answers restored, full, or already: the person has registered again meanwhile, or it was
-- restored before. A meeting that is closed or over takes it too: this undoes, it does not register. Whoever stood in line stands where
-- they stood; whoever had a seat has it again only while nobody else does.
create or replace function restore_place(place uuid) returns text language plpgsql as $$
declare
    restored record;
    former text;
begin
    select r.cancelled_by into former from registration r where r.tenant_id = current_tenant() and r.id = place;
    update registration r set status = case when r.waiting_number is null then 'confirmed' else 'waitlisted' end,
        cancelled_at = null, deleted_at = null, cancelled_by = null, offered_until = null, version = r.version + 1
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
    update registration r set status = 'cancelled', cancelled_at = clock_timestamp(), deleted_at = clock_timestamp(),
        cancelled_by = former
    where r.tenant_id = current_tenant() and r.id = place;
    return 'full';
exception
    when unique_violation then
        return 'already';
end
$$;

-- Organizers page through what was undone at one meeting, the newest first; it is little, and most meetings have none.
create index registration_undone on registration (tenant_id, meeting_id, cancelled_at) where cancelled_by = 'undo' and status = 'cancelled';
