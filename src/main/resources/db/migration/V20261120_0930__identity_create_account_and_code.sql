-- Somebody who can sign in to one organization. The same address in two organizations is two accounts.
create table account (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    email text not null constraint account_email_form check (email = lower(email) and email ~ '^[^@\s]+@[^@\s]+$'),
    name text not null constraint account_name_length check (char_length(name) between 1 and 120),
    role text not null constraint account_role check (role in ('organizer', 'admin', 'operator')),
    status text not null constraint account_status check (status in ('pending', 'active', 'suspended')),
    language text,
    generation int not null default 0,
    created_at timestamptz not null default now(),
    last_signed_in_at timestamptz,
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint account_email_taken unique (tenant_id, email)
);

-- A code mailed to prove an address. Only its fingerprint is kept, and it is worth something only in the browser that asked.
create table one_time_code (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    purpose text not null,
    email text not null,
    fingerprint text not null,
    browser_fingerprint text not null,
    client text not null,
    details text,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    attempts int not null default 0,
    used_at timestamptz,
    version bigint not null default 0,
    primary key (tenant_id, id)
);
create index one_time_code_by_email on one_time_code (tenant_id, email, created_at);
create index one_time_code_by_client on one_time_code (tenant_id, client, created_at);

-- Wrong codes by address, however many codes they were tried on.
create table wrong_code (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null default gen_random_uuid(),
    email text not null,
    browser_fingerprint text not null,
    tried_at timestamptz not null default now(),
    version bigint not null default 0,
    primary key (tenant_id, id)
);
create index wrong_code_by_email on wrong_code (tenant_id, email, tried_at);

-- Carries somebody who has just proved their address on one host to another, once and within a minute.
create table arrival (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null default gen_random_uuid(),
    account_id uuid not null,
    fingerprint text not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    version bigint not null default 0,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade
);
