-- What an organization's file says about how many seats are taken is not believed, and so with whatever else follows from other rows: how
-- many wait and which number the next of them gets, how many questions a meeting asks, which number the next meeting gets. A file that was
-- changed, or was written by an older version, would have opened too many seats or none, or would have refused every new meeting. Answers
-- how many meetings there are.
create function count_what_arrived() returns int language sql as $$
    -- The time in which a removal can be undone for certain is over on arrival, however long the file says that seats are held.
    update registration r set held_until = null, offered_until = null
    where r.tenant_id = current_tenant() and r.held_until is not null;

    update meeting m set
        taken = (select count(*) from registration r where r.tenant_id = m.tenant_id and r.meeting_id = m.id
            and (r.status = 'confirmed' or r.status = 'waitlisted' and r.offered_until is not null)),
        waiting = (select count(*) from registration r where r.tenant_id = m.tenant_id and r.meeting_id = m.id
            and r.status = 'waitlisted' and r.offered_until is null),
        waiting_last = (select greatest(0, coalesce(max(r.waiting_number), 0)) from registration r
            where r.tenant_id = m.tenant_id and r.meeting_id = m.id),
        questions = (select count(*) from form_question q where q.tenant_id = m.tenant_id and q.meeting_id = m.id and q.place is not null)
    where m.tenant_id = current_tenant();

    -- A number that was given to a meeting which was deleted since stands on its posters, so it is not given again; one that is far from
    -- any meeting was given to none.
    insert into meeting_number as counter (next)
    select 1 + max(m.number) from meeting m where m.tenant_id = current_tenant() having count(*) > 0
    on conflict (tenant_id) do update
        set next = case when counter.next between excluded.next and excluded.next + 100000 then counter.next else excluded.next end;

    select count(*)::int from meeting m where m.tenant_id = current_tenant();
$$;
