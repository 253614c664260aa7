-- What goes to somebody else's program stands in a line: one for each of an organization's targets, which recipient names. Only the head
-- of a line is sent, so that what happened first arrives first, and whoever does not answer holds up nobody but themselves.
--
-- The place in the line is drawn when the row is written, under the locks of the fact it tells: what happened to one thing has its order.
alter table outbox
    drop constraint outbox_channel,
    add constraint outbox_channel check (channel in ('mail', 'push', 'spreadsheet', 'webhook')),
    drop constraint outbox_failure,
    add constraint outbox_failure
        check (failure in ('address', 'refused', 'sign_in', 'unreachable', 'unwritten', 'held_back')),
    add line_number bigint,
    add constraint outbox_in_line check (channel not in ('spreadsheet', 'webhook') or line_number is not null);
create sequence outbox_line;
create index outbox_lines on outbox (tenant_id, recipient, line_number)
    where line_number is not null and sent_at is null and given_up_at is null;

-- A row of a spreadsheet is written once for each thing that it tells of, whoever asks for it how often.
create unique index outbox_row_once on outbox (tenant_id, recipient, subject_id) where channel = 'spreadsheet' and not withdrawn;

-- The heads of all lines that one may see: it walks from line to line, so that a long one costs no more than a short one.
create function line_heads() returns table (tenant_id uuid, recipient text, due_at timestamptz) stable language sql as $$
    with recursive head as (
        (select o.tenant_id, o.recipient, o.due_at from outbox o
         where o.line_number is not null and o.sent_at is null and o.given_up_at is null
         order by o.tenant_id, o.recipient, o.line_number limit 1)
        union all
        select next.tenant_id, next.recipient, next.due_at
        from head cross join lateral (
            select o.tenant_id, o.recipient, o.due_at from outbox o
            where o.line_number is not null and o.sent_at is null and o.given_up_at is null
                and (o.tenant_id, o.recipient) > (head.tenant_id, head.recipient)
            order by o.tenant_id, o.recipient, o.line_number limit 1) next
    )
    select head.tenant_id, head.recipient, head.due_at from head
$$;

-- Which organizations have a line whose head is due: ids only, for the dispatcher.
create function organizations_with_due_lines(most int) returns setof uuid stable security definer
    set search_path = public, pg_temp language sql
    as $$ select tenant_id from line_heads() where due_at <= now() group by tenant_id order by min(due_at) limit most $$;
revoke all on function organizations_with_due_lines(int) from public;
grant execute on function organizations_with_due_lines(int) to prachum_app;
