-- An organization's own domain is found before anybody's tenant is known, so every session may read the list; writing is for the
-- organization alone. Any number may claim a name, and the one that proves it has it.
create table own_domain (
    id uuid primary key,
    organization_id uuid not null references organization (id),
    name text not null constraint own_domain_form
        check (char_length(name) <= 253 and name ~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$'),
    main boolean not null default false,
    added_at timestamptz not null,
    verified_at timestamptz,
    checked_at timestamptz,
    missing_since timestamptz,
    version bigint not null default 0,
    constraint own_domain_once unique (organization_id, name),
    constraint own_domain_main_is_verified check (verified_at is not null or not main)
);
create unique index own_domain_of_one on own_domain (name) where verified_at is not null;
create unique index own_domain_one_main on own_domain (organization_id) where main;
create index own_domain_by_check on own_domain (checked_at);

alter table own_domain enable row level security;
alter table own_domain force row level security;
create policy everybody_reads on own_domain for select to prachum_app using (true);
create policy its_own_is_added on own_domain for insert to prachum_app with check (organization_id = current_tenant());
create policy its_own_changes on own_domain for update to prachum_app
    using (organization_id = current_tenant()) with check (organization_id = current_tenant());
create policy its_own_goes on own_domain for delete to prachum_app using (organization_id = current_tenant());
create policy owner_migrates on own_domain to prachum_owner using (true) with check (true);
create policy operator_looks_across on own_domain to prachum_operator using (true) with check (true);
revoke truncate on own_domain from prachum_app;
