-- Why a mail was not sent, as a word that pages can say; last_error keeps the mail server's own words, addresses masked.
-- A mail is withdrawn when it was due but nothing was left to say: it is done, and never left the house.
alter table outbox
    add failure text constraint outbox_failure check (failure in ('address', 'refused', 'sign_in', 'unreachable', 'unwritten')),
    add withdrawn boolean not null default false;

-- For the admin's list. Both are partial, so that putting a mail in costs nothing more.
create index outbox_sent on outbox (tenant_id, sent_at) where sent_at is not null;
create index outbox_given_up on outbox (tenant_id, given_up_at) where given_up_at is not null;

-- Which organizations have mails that were kept long enough: ids only, for whoever sweeps.
create function organizations_with_mails_before(sent timestamptz, given_up timestamptz, most int) returns setof uuid
    stable security definer set search_path = public, pg_temp language sql
    as $$ select o.id from organization o
          where exists (select from outbox m where m.tenant_id = o.id and m.sent_at < sent)
             or exists (select from outbox m where m.tenant_id = o.id and m.given_up_at < given_up)
          limit most $$;
revoke all on function organizations_with_mails_before(timestamptz, timestamptz, int) from public;
grant execute on function organizations_with_mails_before(timestamptz, timestamptz, int) to prachum_app;
