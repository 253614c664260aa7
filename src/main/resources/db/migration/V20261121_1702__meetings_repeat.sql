-- Meetings that repeat: each is a meeting of its own and knows its series. The rule (RFC 5545, section 3.3.10) is how they were made;
-- moving one of them does not change it.
create table meeting_series (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    rule text not null constraint meeting_series_rule check (char_length(rule) between 1 and 200),
    created_at timestamptz not null,
    version bigint not null default 0,
    primary key (tenant_id, id)
);
alter table meeting add series_id uuid;
alter table meeting add constraint meeting_of_series foreign key (tenant_id, series_id) references meeting_series (tenant_id, id);
create index meeting_by_series on meeting (tenant_id, series_id, starts_at) where series_id is not null;
