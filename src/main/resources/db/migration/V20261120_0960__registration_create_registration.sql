-- One person's place in one meeting. What the directory said of them is kept as it was then.
-- A cancelled place stays as a row; registering again is a new one, so one person has at most one that is not cancelled.
create table registration (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null default gen_random_uuid(),
    meeting_id uuid not null,
    employee_id uuid,
    number text not null,
    number_key text not null,
    name text not null,
    position text not null default '',
    section text not null default '',
    cost_center text not null default '',
    email text,
    language text,
    by_hand boolean not null default false,
    status text not null default 'confirmed'
        constraint registration_status check (status in ('confirmed', 'waitlisted', 'cancelled')),
    registered_at timestamptz not null default clock_timestamp(),
    cancelled_at timestamptz,
    deleted_at timestamptz,
    version bigint not null default 0,
    primary key (tenant_id, id),
    foreign key (tenant_id, meeting_id) references meeting (tenant_id, id),
    foreign key (tenant_id, employee_id) references employee (tenant_id, id)
);
create unique index registration_one_each on registration (tenant_id, meeting_id, number_key) where status <> 'cancelled';
create index registration_by_time on registration (tenant_id, meeting_id, registered_at);
