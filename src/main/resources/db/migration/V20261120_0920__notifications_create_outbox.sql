-- Whatever leaves the house is a row here, written in the same commit as the fact it tells.
-- The body of a mail is kept until it was sent; a body that holds a secret is sealed by the application.
create table outbox (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null default gen_random_uuid(),
    channel text not null constraint outbox_channel check (channel in ('mail', 'push')),
    kind text not null,
    subject_id uuid,
    recipient text not null,
    language text,
    body text,
    created_at timestamptz not null default now(),
    due_at timestamptz not null default now(),
    attempts int not null default 0,
    sent_at timestamptz,
    given_up_at timestamptz,
    last_error text,
    version bigint not null default 0,
    primary key (tenant_id, id)
);

-- The dispatcher asks only for what is due, so the index holds only what is not done.
create index outbox_due on outbox (channel, due_at) where sent_at is null and given_up_at is null;
create index outbox_of_tenant on outbox (tenant_id, channel, due_at) where sent_at is null and given_up_at is null;

-- Which organizations have due work: ids only, the one question that the application may ask across organizations.
create function organizations_with_due_outbox(wanted text, most int) returns setof uuid stable security definer
    set search_path = public, pg_temp language sql
    as $$ select tenant_id from outbox where channel = wanted and sent_at is null and given_up_at is null and due_at <= now()
          group by tenant_id order by min(due_at) limit most $$;
revoke all on function organizations_with_due_outbox(text, int) from public;
grant execute on function organizations_with_due_outbox(text, int) to prachum_app;
