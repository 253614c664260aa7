-- Files of other programs are read as well as can be guessed; then somebody looks, and says it better: the encoding, the separator, the
-- sheet, where the headings are, and what the columns hold. The file is kept until then, so that it is not uploaded again.
alter table employee_import
    drop constraint employee_import_stage,
    add constraint employee_import_stage
        check (stage in ('reading', 'unmapped', 'ready', 'refused', 'applying', 'done', 'failed', 'interrupted')),
    add charset text not null default '',
    add separator text not null default '',
    add sheet text not null default '',
    add sheets text not null default '',
    add heading_row int not null default 1;

-- The columns of the file and what they fill; an empty field is left out.
create table employee_import_column (
    tenant_id uuid not null default current_tenant(),
    import_id uuid not null,
    place int not null,
    heading text not null,
    example text not null,
    field text not null,
    primary key (tenant_id, import_id, place),
    foreign key (tenant_id, import_id) references employee_import (tenant_id, id) on delete cascade
);

-- The file in pieces of a megabyte, as it came, for a day at most.
create table employee_import_piece (
    tenant_id uuid not null default current_tenant(),
    id uuid not null,
    import_id uuid not null,
    place int not null,
    bytes bytea not null,
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint employee_import_piece_once unique (tenant_id, import_id, place),
    foreign key (tenant_id, import_id) references employee_import (tenant_id, id) on delete cascade
);

-- What somebody said of a heading that we did not know, or knew otherwise: for the next file of the organization. The heading without
-- case, accents and signs; an empty field is left out.
create table employee_import_heading (
    tenant_id uuid not null default current_tenant() references organization (id),
    heading text not null,
    field text not null,
    primary key (tenant_id, heading)
);
