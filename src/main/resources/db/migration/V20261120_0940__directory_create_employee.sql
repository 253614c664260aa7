-- The organization's directory: document 000's columns, plus address and language. A number is known by its key, which is the number
-- without leading zeros, so that 0100002 and 100002 are one person; the spelling is kept beside it.
create table employee (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null default gen_random_uuid(),
    number text not null constraint employee_number_length check (char_length(number) between 1 and 20),
    number_key text not null,
    name text not null constraint employee_name_length check (char_length(name) between 1 and 255),
    name_folded text not null,
    position text not null default '',
    section_code text not null default '', section_short text not null default '', section_full text not null default '',
    department_code text not null default '', department_short text not null default '', department_full text not null default '',
    group_code text not null default '', group_short text not null default '', group_full text not null default '',
    division_code text not null default '', division_short text not null default '', division_full text not null default '',
    cost_center_code text not null default '', cost_center_name text not null default '',
    email text,
    language text,
    active boolean not null default true,
    changed_at timestamptz not null default now(),
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint employee_number_taken unique (tenant_id, number_key)
);
-- Search by the beginning of a name, with operators that row-level security lets use an index.
create index employee_by_name on employee (tenant_id, name_folded text_pattern_ops);
