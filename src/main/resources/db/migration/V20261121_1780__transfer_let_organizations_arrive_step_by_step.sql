-- An organization's file that arrives is kept until the organization is here, so that the work goes on without the browser that brought
-- it, on any node, and can be begun again when a node died over it. Both tables are the platform's own.
create table arrival_run (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    file_name text not null,
    stage text not null constraint arrival_run_stage
        check (stage in ('checking', 'ready', 'storing', 'arrived', 'refused', 'failed', 'interrupted')),
    -- What the file says of itself, once it was checked.
    made_of uuid,
    name text not null default '',
    old_subdomain text not null default '',
    tickets_hold boolean not null default false,
    accounts bigint not null default 0,
    employees bigint not null default 0,
    meetings bigint not null default 0,
    registrations bigint not null default 0,
    rows_coming bigint not null default 0,
    -- What it becomes here: chosen before anything is stored, and nobody's id until all of it is.
    becomes uuid,
    subdomain text not null default '',
    rows_stored bigint not null default 0,
    refusal text,
    refusal_what text not null default '',
    started_at timestamptz not null,
    heard_at timestamptz not null,
    version bigint not null default 0,
    primary key (tenant_id, id)
);
create index arrival_run_by_start on arrival_run (tenant_id, started_at);
create unique index arrival_run_one_at_a_time on arrival_run (tenant_id) where stage in ('checking', 'storing');

-- The file in pieces of a megabyte, as it came.
create table arrival_piece (
    tenant_id uuid not null default current_tenant(),
    id uuid not null,
    run_id uuid not null,
    place int not null,
    bytes bytea not null,
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint arrival_piece_once unique (tenant_id, run_id, place),
    foreign key (tenant_id, run_id) references arrival_run (tenant_id, id) on delete cascade
);
