-- How many mails leave an organization in a day of its own, so that one that mails far too much costs nobody else the good name that the
-- platform has with mail servers. What is beyond waits for the next day. What nobody can wait for, such as a code, is neither counted nor
-- held back.
alter table quota add mails int not null default 20000 constraint quota_mails check (mails between 1 and 10000000);

-- How many mails were tried for the first time since that day began, in the organization's zone.
create table mail_day (
    tenant_id uuid not null default current_tenant() references organization (id),
    begins timestamptz not null,
    mails int not null,
    primary key (tenant_id, begins)
);

alter table outbox
    drop constraint outbox_failure,
    add constraint outbox_failure
        check (failure in ('address', 'refused', 'sign_in', 'unreachable', 'unwritten', 'held_back', 'quota'));
create index outbox_over_quota on outbox (tenant_id) where failure = 'quota' and sent_at is null and given_up_at is null;

-- Finds up to so many mails that are due and may be sent now, and locks them for whoever asks; those that may not wait first. A mail counts on
-- the day on which it is tried first. Where as many as may leave have left, all others that are due wait for the next day. Two who ask at
-- once meet at the row of the day, so together they take no more than may leave.
create function take_mails(most int, urgent text[]) returns setof uuid language plpgsql as $$
declare
    due uuid[];
    counted uuid[];
    granted uuid[];
    today timestamptz;
    tomorrow timestamptz;
    room int;
begin
    select array_agg(d.id order by d.waits, d.due_at), array_agg(d.id order by d.due_at) filter (where d.waits and d.attempts = 0)
    into due, counted
    from (select o.id, o.due_at, o.attempts, not o.kind = any (urgent) as waits from outbox o
          where o.tenant_id = current_tenant() and o.channel = 'mail' and o.sent_at is null and o.given_up_at is null and o.due_at <= now()
          order by not o.kind = any (urgent), o.due_at limit most for update skip locked) d;
    if counted is null then
        return query select unnest(due);
        return;
    end if;

    select date_trunc('day', now() at time zone o.zone) at time zone o.zone,
        (date_trunc('day', now() at time zone o.zone) + interval '1 day') at time zone o.zone
    into today, tomorrow
    from organization o where o.id = current_tenant();
    insert into mail_day (begins, mails) values (today, 0) on conflict do nothing;
    if found then
        delete from mail_day d where d.tenant_id = current_tenant() and d.begins < now() - interval '28 days';
    end if;
    perform from mail_day d where d.tenant_id = current_tenant() and d.begins = today for update;
    select coalesce((select q.mails from quota q where q.tenant_id = current_tenant()), 20000) - d.mails into room
    from mail_day d where d.tenant_id = current_tenant() and d.begins = today;
    granted := counted[1:greatest(room, 0)];
    update mail_day d set mails = d.mails + cardinality(granted) where d.tenant_id = current_tenant() and d.begins = today;

    if cardinality(granted) < cardinality(counted) then
        update outbox o set due_at = tomorrow, failure = 'quota', last_error = '', version = o.version + 1
        where o.tenant_id = current_tenant() and o.id in (
            select w.id from outbox w
            where w.tenant_id = current_tenant() and w.channel = 'mail' and w.sent_at is null and w.given_up_at is null and w.due_at <= now()
                and w.attempts = 0 and not w.kind = any (urgent) and not w.id = any (granted)
            for update skip locked);
    end if;
    return query select u from unnest(due) u where not u = any (counted) or u = any (granted);
end
$$;

-- An operator sees how many mails are held back.
grant select (tenant_id) on mail_day to prachum_operator;
grant select (failure) on outbox to prachum_operator;
