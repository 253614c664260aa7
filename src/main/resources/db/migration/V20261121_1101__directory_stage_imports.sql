-- An import from the upload to its end. The file is read once, into rows beside it, so that what was previewed is what is stored.
create table employee_import (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    file_name text not null,
    stage text not null constraint employee_import_stage
        check (stage in ('reading', 'ready', 'refused', 'applying', 'done', 'failed', 'interrupted')),
    missing_columns text not null default '',
    rows_read int not null default 0,
    rows_skipped int not null default 0,
    rows_bad int not null default 0,
    rows_applied int not null default 0,
    people_new int not null default 0,
    people_changed int not null default 0,
    people_unchanged int not null default 0,
    people_missing int not null default 0,
    deactivate_missing boolean not null default false,
    refusal text,
    refusal_row int not null default 0,
    refusal_detail text,
    started_at timestamptz not null,
    heard_at timestamptz not null,
    version bigint not null default 0,
    primary key (tenant_id, id)
);
create index employee_import_by_start on employee_import (tenant_id, started_at);
create unique index employee_import_one_at_a_time on employee_import (tenant_id) where stage in ('reading', 'applying');

-- The rows that could be read, good or bad. A bad one is kept for its number: who is in it is not missing from the file.
create table employee_import_row (
    tenant_id uuid not null default current_tenant(),
    import_id uuid not null,
    sheet_row int not null,
    good boolean not null,
    number_key text not null,
    name_folded text not null,
    number text not null,
    name text not null,
    position text not null,
    section_code text not null, section_short text not null, section_full text not null,
    department_code text not null, department_short text not null, department_full text not null,
    group_code text not null, group_short text not null, group_full text not null,
    division_code text not null, division_short text not null, division_full text not null,
    cost_center_code text not null, cost_center_name text not null,
    email text,
    language text,
    primary key (tenant_id, import_id, sheet_row),
    foreign key (tenant_id, import_id) references employee_import (tenant_id, id) on delete cascade
);
create index employee_import_row_by_number on employee_import_row (tenant_id, import_id, number_key);

-- What is wrong in the file, by row and column; other_row is the one with the same number.
create table employee_import_problem (
    tenant_id uuid not null default current_tenant(),
    import_id uuid not null,
    sheet_row int not null,
    field text not null,
    fact text not null,
    other_row int not null default 0,
    primary key (tenant_id, import_id, sheet_row, field),
    foreign key (tenant_id, import_id) references employee_import (tenant_id, id) on delete cascade
);

-- Which organizations have imports that nobody will go on with: ids only, for whoever sweeps.
create function organizations_with_imports_before(moment timestamptz, most int) returns setof uuid stable security definer
    set search_path = public, pg_temp language sql
    as $$ select distinct tenant_id from employee_import where heard_at < moment limit most $$;
revoke all on function organizations_with_imports_before(timestamptz, int) from public;
grant execute on function organizations_with_imports_before(timestamptz, int) to prachum_app;
