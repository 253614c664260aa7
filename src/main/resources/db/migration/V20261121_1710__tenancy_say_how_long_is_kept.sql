-- For how many days an organization keeps what it knows of people, one row an organization; null is for ever. Without a row, what is
-- usual (org.prachum.tenancy.Kept).
create table retention (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    registrations int constraint retention_registrations check (registrations between 1 and 36500),
    employees int constraint retention_employees check (employees between 1 and 36500),
    mails int not null constraint retention_mails check (mails between 1 and 365),
    failed int not null constraint retention_failed check (failed between 1 and 365),
    lines int not null constraint retention_lines check (lines between 1 and 365),
    look_ups int constraint retention_look_ups check (look_ups between 1 and 36500),
    audit int constraint retention_audit check (audit between 90 and 36500),
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint retention_one_each unique (tenant_id)
);

-- Whoever was here before there were terms never chose any: they keep for ever what they kept for ever, until they say otherwise.
insert into retention (tenant_id, id, mails, failed, lines) select id, gen_random_uuid(), 30, 90, 30 from organization;

-- What an organization asks people to agree to, one row for each time it was changed, so that what somebody agreed to can be read later.
-- The newest counts; one without any text asks for nothing.
create table consent_text (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    number int not null constraint consent_text_number_positive check (number > 0),
    text_th text, text_en text, text_fr text, text_ru text,
    decided_at timestamptz not null,
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint consent_text_number_taken unique (tenant_id, number)
);
