-- Somebody asks, with their ticket, for a copy of what is kept of them. Whose the ticket is stands with the registration alone, so that it
-- is forgotten there once. One request a registration waits at a time.
create table data_request (
    tenant_id uuid not null default current_tenant(),
    id uuid not null,
    registration_id uuid not null,
    asked_at timestamptz not null,
    answered_at timestamptz,
    version bigint not null default 0,
    primary key (tenant_id, id),
    foreign key (tenant_id, registration_id) references registration (tenant_id, id) on delete cascade
);
create unique index data_request_once on data_request (tenant_id, registration_id) where answered_at is null;
create index data_request_of_registration on data_request (tenant_id, registration_id);
create index data_request_waiting on data_request (tenant_id, asked_at, id) where answered_at is null;
