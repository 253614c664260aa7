-- Who did what, kept as it was then: it points at nothing, so that it outlives the accounts and the things it names.
create table audit_entry (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    happened_at timestamptz not null,
    actor text not null constraint audit_entry_actor check (actor in ('account', 'operator', 'system', 'visitor')),
    actor_id uuid,
    actor_name text not null default '',
    actor_email text not null default '',
    client text,
    verb text not null,
    subject_kind text not null,
    subject_id uuid,
    subject_name text not null default '',
    details text not null default '{}' constraint audit_entry_details check (jsonb_typeof(details::jsonb) = 'object'),
    version bigint not null default 0,
    primary key (tenant_id, id)
);

-- Newest first; of one verb, and of one thing, newest first.
create index audit_entry_by_time on audit_entry (tenant_id, happened_at desc, id desc);
create index audit_entry_by_verb on audit_entry (tenant_id, verb, happened_at desc, id desc);

-- What is written stays written: whoever serves adds and reads.
revoke update, delete on audit_entry from prachum_app;
