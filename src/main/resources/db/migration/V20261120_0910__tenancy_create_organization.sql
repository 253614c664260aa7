-- An organization is found by its subdomain before anybody's tenant is known, so every session may read the list of them.
-- Writing is for the organization itself alone.
create table organization (
    id uuid primary key,
    subdomain text not null constraint organization_subdomain_taken unique
        constraint organization_subdomain_form check (subdomain ~ '^([a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?)?$'),
    name text not null constraint organization_name_length check (char_length(name) between 1 and 120),
    status text not null default 'active' constraint organization_status check (status in ('active', 'suspended')),
    language text not null constraint organization_language check (language in ('th', 'en', 'fr', 'ru')),
    zone text not null,
    demo boolean not null default false,
    created_at timestamptz not null default now(),
    version bigint not null default 0
);
alter table organization enable row level security;
alter table organization force row level security;
create policy everybody_reads on organization for select to prachum_app using (true);
create policy itself_is_added on organization for insert to prachum_app with check (id = current_tenant());
create policy itself_changes on organization for update to prachum_app using (id = current_tenant()) with check (id = current_tenant());
create policy owner_migrates on organization to prachum_owner using (true) with check (true);
create policy operator_looks_across on organization to prachum_operator using (true) with check (true);
revoke delete, truncate on organization from prachum_app;

-- The platform itself, at the apex: where sign-ups wait for their code and operators sign in.
insert into organization (id, subdomain, name, language, zone)
values ('00000000-0000-0000-0000-000000000001', '', 'Prachum', 'en', 'UTC');

-- How an organization looks. The colours that pages use are derived from these two.
create table branding (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    primary_color text not null constraint branding_primary_color check (primary_color ~ '^#[0-9a-f]{6}$'),
    accent_color text not null constraint branding_accent_color check (accent_color ~ '^#[0-9a-f]{6}$'),
    logo_hash text,
    welcome_th text, welcome_en text, welcome_fr text, welcome_ru text,
    privacy_th text, privacy_en text, privacy_fr text, privacy_ru text,
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint branding_one_each unique (tenant_id)
);

-- Pictures of an organization, by the hash of what was uploaded, so that their addresses may be cached for ever.
create table picture (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    hash text not null,
    variant text not null,
    content_type text not null,
    bytes bytea not null,
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint picture_once unique (tenant_id, hash, variant)
);
