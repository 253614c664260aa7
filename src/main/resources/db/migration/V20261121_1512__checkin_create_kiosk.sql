-- A device that stands at a door by itself. Its address follows from its id and the installation's secret, so no secret is kept here;
-- it is worth something until somebody ends it, or the meeting has been over for a while.
create table kiosk (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    meeting_id uuid not null,
    greets boolean not null,
    opened_at timestamptz not null,
    opened_by uuid not null,
    ended_at timestamptz,
    version bigint not null default 0,
    primary key (tenant_id, id),
    foreign key (tenant_id, meeting_id) references meeting (tenant_id, id) on delete cascade,
    foreign key (tenant_id, opened_by) references account (tenant_id, id)
);
create index kiosk_by_meeting on kiosk (tenant_id, meeting_id, opened_at);
