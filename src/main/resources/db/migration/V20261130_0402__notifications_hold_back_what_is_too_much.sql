-- Three limits besides that of the day, decided here for all nodes: at most three mails of a kind an hour to one address; a quarter of the
-- day's mails is kept for people whom the organization knows, so that invented ones cannot use it up; and what an admin is told of again
-- and again becomes one mail an hour. What is held back goes later, and says why it waits.
alter table outbox
    add known boolean not null default true,
    add digest text,
    drop constraint outbox_failure,
    add constraint outbox_failure
        check (failure in ('address', 'refused', 'sign_in', 'unreachable', 'unwritten', 'held_back', 'quota', 'reserved', 'often'));
-- Of what has not been tried yet there is one; what is being sent may have been written already, and a new one follows it.
create unique index outbox_one_digest on outbox (tenant_id, digest) where digest is not null;
create index outbox_to_address on outbox (tenant_id, lower(recipient), kind, sent_at) where channel = 'mail';
drop index outbox_over_quota;
create index outbox_over_quota on outbox (tenant_id) where failure in ('quota', 'reserved') and sent_at is null and given_up_at is null;

-- How many of the day's mails went to people whom nobody knows.
alter table mail_day add strangers int not null default 0;

drop function take_mails(int, text[]);
-- Finds up to so many mails that are due and may be sent now, and locks them for whoever asks; those that may not wait first, then those to
-- known people. A mail counts on the day on which it is tried first. Where as many as may leave have left, all others that are due wait for
-- the next day. Two who ask at once meet at the row of the day, so together they take no more than may leave. Kinds in "urgent" are neither
-- counted nor held back; those in "repeated" may go to one address as often as they are written.
create function take_mails(most int, urgent text[], repeated text[] default '{}') returns setof uuid language plpgsql as $$
declare
    due uuid[];
    counted uuid[];
    often uuid[];
    granted uuid[];
    today timestamptz;
    tomorrow timestamptz;
    allowed int;
    gone mail_day;
begin
    select array_agg(d.id order by d.waits, not d.known, d.due_at),
        array_agg(d.id order by not d.known, d.due_at) filter (where d.waits and d.attempts = 0)
    into due, counted
    from (select o.id, o.due_at, o.attempts, o.known, not o.kind = any (urgent) as waits from outbox o
          where o.tenant_id = current_tenant() and o.channel = 'mail' and o.sent_at is null and o.given_up_at is null and o.due_at <= now()
          order by not o.kind = any (urgent), not o.known, o.due_at limit most for update skip locked) d;
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

    select array_agg(n.id) into often
    from (select m.id, m.kind, row_number() over (partition by m.kind, lower(m.recipient) order by m.due_at, m.id) + (
              select count(*) from outbox s
              where s.tenant_id = current_tenant() and s.channel = 'mail' and lower(s.recipient) = lower(m.recipient) and s.kind = m.kind
                  and (s.sent_at > now() - interval '1 hour' and not s.withdrawn
                      or s.sent_at is null and s.given_up_at is null and s.attempts > 0)) as nth
          from outbox m where m.tenant_id = current_tenant() and m.id = any (counted)) n
    where n.nth > 3 and not n.kind = any (repeated);
    if often is not null then
        update outbox o set due_at = now() + interval '1 hour', failure = 'often', last_error = '', version = o.version + 1
        where o.tenant_id = current_tenant() and o.id = any (often);
        due := array(select u.id from unnest(due) with ordinality u (id, place) where not u.id = any (often) order by u.place);
        counted := array(select u.id from unnest(counted) with ordinality u (id, place) where not u.id = any (often) order by u.place);
    end if;

    allowed := mails_a_day();
    select d.* into gone from mail_day d where d.tenant_id = current_tenant() and d.begins = today;
    select coalesce(array_agg(n.id), '{}') into granted
    from (select c.id, c.known, row_number() over (order by not c.known, c.due_at, c.id) as nth,
              count(*) filter (where not c.known) over (order by not c.known, c.due_at, c.id) as stranger
          from outbox c where c.tenant_id = current_tenant() and c.id = any (counted)) n
    where n.nth <= allowed - gone.mails and (n.known or n.stranger <= allowed - allowed / 4 - gone.strangers);
    update mail_day d set mails = d.mails + cardinality(granted),
        strangers = d.strangers + (select count(*) from outbox g where g.tenant_id = current_tenant() and g.id = any (granted) and not g.known)
    where d.tenant_id = current_tenant() and d.begins = today;

    if cardinality(granted) < cardinality(counted) then
        update outbox o set due_at = tomorrow, last_error = '', version = o.version + 1,
            failure = case when gone.mails + cardinality(granted) >= allowed then 'quota' else 'reserved' end
        where o.tenant_id = current_tenant() and o.id in (
            select w.id from outbox w
            where w.tenant_id = current_tenant() and w.channel = 'mail' and w.sent_at is null and w.given_up_at is null and w.due_at <= now()
                and w.attempts = 0 and not w.kind = any (urgent) and not w.id = any (granted)
                and (gone.mails + cardinality(granted) >= allowed or not w.known)
            for update skip locked);
    end if;
    return query select u from unnest(due) u where not u = any (counted) or u = any (granted);
end
$$;
