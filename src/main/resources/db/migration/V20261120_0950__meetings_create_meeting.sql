-- Anything that people register for. Its number is short and counted within the organization, because it stands in printed QR codes.
create table meeting (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    number int not null constraint meeting_number_positive check (number > 0),
    topic text not null constraint meeting_topic_length check (char_length(topic) between 1 and 300),
    format text not null constraint meeting_format check (format in ('onsite', 'online', 'hybrid')),
    visibility text not null constraint meeting_visibility check (visibility in ('public', 'private')),
    access_key text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    room text, floor text, building text,
    online_url text, online_id text, online_password text,
    information text,
    capacity int constraint meeting_capacity_positive check (capacity > 0),
    taken int not null default 0 constraint meeting_taken_not_negative check (taken >= 0),
    registration_opens_at timestamptz,
    registration_closes_at timestamptz,
    status text not null default 'open' constraint meeting_status check (status in ('open', 'closed', 'cancelled')),
    organizer_id uuid,
    sequence int not null default 0,
    created_at timestamptz not null default now(),
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint meeting_number_taken unique (tenant_id, number),
    constraint meeting_ends_after_start check (ends_at > starts_at),
    constraint meeting_capacity_not_below_taken check (capacity is null or taken <= capacity),
    foreign key (tenant_id, organizer_id) references account (tenant_id, id)
);
create index meeting_by_end on meeting (tenant_id, ends_at);

-- The next free number of each organization, raised by an update that returns it.
create table meeting_number (
    tenant_id uuid primary key default current_tenant() references organization (id),
    next int not null default 1
);
