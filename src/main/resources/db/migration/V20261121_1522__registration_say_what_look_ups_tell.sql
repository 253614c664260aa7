-- What an organization tells whoever types a number, and how fast anybody may type them, one row an organization.
-- misses: how many numbers that are nobody's one address may try in a minute; registrations: how many places it may take in one, or null.
create table look_up_rule (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    reveals text not null default 'full' constraint look_up_rule_reveals check (reveals in ('full', 'initials', 'nothing')),
    misses int not null default 60 constraint look_up_rule_misses check (misses between 10 and 1000),
    registrations int constraint look_up_rule_registrations check (registrations between 1 and 100000),
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint look_up_rule_one_each unique (tenant_id)
);
