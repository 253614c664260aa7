-- A key pair that somebody keeps on a device, the second step of their sign-in; here is its public half (Web Authentication Level 3,
-- section 7.1). Each belongs to the host on which it was made. The slot bounds how many an account has, also when two are added at once.
create table passkey (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    account_id uuid not null,
    slot int not null default 1 constraint passkey_slot_range check (slot between 1 and 10),
    rp_id text not null,
    credential_id bytea not null constraint passkey_credential_length check (octet_length(credential_id) between 1 and 1023),
    attested_credential bytea not null,
    backup_eligible boolean not null,
    sign_count bigint not null,
    name text not null constraint passkey_name_length check (char_length(name) between 1 and 60),
    created_at timestamptz not null,
    last_used_at timestamptz,
    version bigint not null default 0,
    primary key (tenant_id, id),
    foreign key (tenant_id, account_id) references account (tenant_id, id) on delete cascade,
    constraint passkey_slot_taken unique (tenant_id, account_id, slot),
    constraint passkey_credential_taken unique (tenant_id, credential_id)
);
