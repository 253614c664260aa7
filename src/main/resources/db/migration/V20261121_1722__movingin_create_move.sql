-- What somebody brings from document 000's program: read once, into rows beside everything else, so that what was shown is what is stored.
create table move (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    stage text not null constraint move_stage
        check (stage in ('reading', 'ready', 'refused', 'storing', 'done', 'failed', 'interrupted')),
    at_work_on text not null default 'people' constraint move_at_work_on check (at_work_on in ('people', 'organizers', 'meetings', 'places')),
    rows_done int not null default 0,
    people_coming int not null default 0, people_there int not null default 0, people_left int not null default 0,
    organizers_coming int not null default 0, organizers_there int not null default 0, organizers_left int not null default 0,
    meetings_coming int not null default 0, meetings_there int not null default 0, meetings_left int not null default 0,
    places_coming int not null default 0, places_there int not null default 0, places_left int not null default 0,
    refusal text,
    refusal_details text,
    started_at timestamptz not null,
    heard_at timestamptz not null,
    version bigint not null default 0,
    primary key (tenant_id, id)
);
create index move_by_start on move (tenant_id, started_at);
create unique index move_one_at_a_time on move (tenant_id) where stage in ('reading', 'storing');

-- The files of a move in the order in which they are read; import_id is the list of people that was in it.
create table move_file (
    tenant_id uuid not null default current_tenant(),
    move_id uuid not null,
    file int not null,
    name text not null,
    import_id uuid,
    primary key (tenant_id, move_id, file),
    foreign key (tenant_id, move_id) references move (tenant_id, id) on delete cascade,
    foreign key (tenant_id, import_id) references employee_import (tenant_id, id) on delete set null (import_id)
);

-- fate of a line: comes, is here already, or is left out; a meeting may also collide with another of its number.
create table move_organizer (
    tenant_id uuid not null default current_tenant(),
    move_id uuid not null,
    file int not null,
    line int not null,
    old_id text not null,
    email text not null,
    name text not null,
    fate text not null default 'comes' constraint move_organizer_fate check (fate in ('comes', 'here')),
    primary key (tenant_id, move_id, file, line),
    foreign key (tenant_id, move_id) references move (tenant_id, id) on delete cascade
);

-- old_number is 0 where the file tells none. origin is what a meeting is known by when it comes a second time.
create table move_meeting (
    tenant_id uuid not null default current_tenant(),
    move_id uuid not null,
    file int not null,
    line int not null,
    old_number int not null,
    origin text not null,
    topic text not null,
    format text not null,
    visible boolean not null,
    open boolean not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    room text, floor text, building text,
    online_url text, online_id text, online_password text,
    information text,
    organizer text not null,
    fate text not null default 'comes' constraint move_meeting_fate check (fate in ('comes', 'here', 'collides')),
    choice text not null default 'leave' constraint move_meeting_choice check (choice in ('leave', 'renumber')),
    primary key (tenant_id, move_id, file, line),
    foreign key (tenant_id, move_id) references move (tenant_id, id) on delete cascade
);
create index move_meeting_by_number on move_meeting (tenant_id, move_id, old_number);
create index move_meeting_by_origin on move_meeting (tenant_id, move_id, origin);

create table move_place (
    tenant_id uuid not null default current_tenant(),
    move_id uuid not null,
    file int not null,
    line int not null,
    old_meeting int not null,
    number text not null,
    number_key text not null,
    name text not null,
    position text not null,
    section text not null,
    cost_center text not null,
    by_hand boolean not null,
    registered_at timestamptz not null,
    origin text,
    fate text not null default 'comes' constraint move_place_fate check (fate in ('comes', 'here', 'twice', 'unknown', 'out')),
    primary key (tenant_id, move_id, file, line),
    foreign key (tenant_id, move_id) references move (tenant_id, id) on delete cascade
);
create index move_place_by_meeting on move_place (tenant_id, move_id, origin, fate, file, line);

-- What is left out and why, and what comes otherwise than it was; kept with the move.
create table move_note (
    tenant_id uuid not null default current_tenant(),
    id uuid not null default gen_random_uuid(),
    move_id uuid not null,
    file int not null,
    line int not null,
    kind text not null constraint move_note_kind check (kind in ('person', 'organizer', 'meeting', 'place')),
    subject text not null,
    effect text not null constraint move_note_effect check (effect in ('left', 'changed')),
    fact text not null,
    details text not null,
    -- Found anew whenever the rows are compared with what is here.
    compared boolean not null default false,
    primary key (tenant_id, id),
    foreign key (tenant_id, move_id) references move (tenant_id, id) on delete cascade
);
create index move_note_in_order on move_note (tenant_id, move_id, file, line, id);

-- Which meetings came from elsewhere, so that the same files bring nothing twice.
create table moved_meeting (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null default gen_random_uuid(),
    origin text not null,
    old_number int not null,
    meeting_id uuid not null,
    primary key (tenant_id, id),
    constraint moved_meeting_once unique (tenant_id, origin),
    foreign key (tenant_id, meeting_id) references meeting (tenant_id, id) on delete cascade
);
create index moved_meeting_by_old_number on moved_meeting (tenant_id, old_number);
create index moved_meeting_of_meeting on moved_meeting (tenant_id, meeting_id);

-- Which organizations have moves that nobody will go on with: ids only, for whoever sweeps.
create function organizations_with_moves_before(moment timestamptz, most int) returns setof uuid stable security definer
    set search_path = public, pg_temp language sql
    as $$ select distinct tenant_id from move where heard_at < moment and stage <> 'done' limit most $$;
revoke all on function organizations_with_moves_before(timestamptz, int) from public;
grant execute on function organizations_with_moves_before(timestamptz, int) to prachum_app;
