-- Which reminders an organization sends; without a row, both.
create table reminder_rule (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    day_before boolean not null default true,
    hour_before boolean not null default true,
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint reminder_rule_one_each unique (tenant_id)
);

-- That everybody of a meeting was reminded of that start, or needs no reminder of it because the mail about its move has just said so.
-- Whoever inserts the row sends the mails, in the same commit; so it happens once, however many nodes ask. A meeting that moves starts at
-- another time and is another row.
create table reminder (
    tenant_id uuid not null default current_tenant() references organization (id),
    meeting_id uuid not null,
    kind text not null constraint reminder_kind check (kind in ('day_before', 'hour_before')),
    starts_at timestamptz not null,
    decided_at timestamptz not null default now(),
    primary key (tenant_id, meeting_id, kind, starts_at),
    foreign key (tenant_id, meeting_id) references meeting (tenant_id, id) on delete cascade
);

-- Who wants no reminders here: a person as mails reach them, so that whoever types another's number silences nobody but themselves.
create table reminder_refusal (
    tenant_id uuid not null default current_tenant() references organization (id),
    number_key text not null,
    email text not null,
    refused_at timestamptz not null,
    primary key (tenant_id, number_key, email)
);

-- Everything that one person is registered for.
create index registration_by_person on registration (tenant_id, number_key);

-- Reminds everybody of a meeting who registered before the reminder was due, once; answers how many mails that were.
-- Whoever registered later has just had the mail with the ticket.
create function remind(about uuid, what text, starts timestamptz, due timestamptz, mail text) returns int language plpgsql as $$
declare
    mails int;
begin
    insert into reminder (tenant_id, meeting_id, kind, starts_at)
    select m.tenant_id, m.id, what, m.starts_at from meeting m
    where m.tenant_id = current_tenant() and m.id = about and m.starts_at = starts and m.status <> 'cancelled'
    on conflict do nothing;
    if not found then
        return 0;
    end if;
    insert into outbox (tenant_id, channel, kind, subject_id, recipient, language)
    select r.tenant_id, 'mail', mail, r.id, r.email, coalesce(r.language, o.language)
    from registration r join organization o on o.id = r.tenant_id
    where r.tenant_id = current_tenant() and r.meeting_id = about and r.status = 'confirmed' and r.email is not null
        and r.registered_at <= due
        and not exists (select from reminder_refusal f
            where f.tenant_id = r.tenant_id and f.number_key = r.number_key and f.email = lower(r.email));
    get diagnostics mails = row_count;
    return mails;
end
$$;

-- Which organizations may have to remind somebody within the next thirty hours: ids only, in their order, from the one after the last.
create function organizations_with_reminders_ahead(moment timestamptz, last uuid, most int) returns setof uuid
    stable security definer set search_path = public, pg_temp language sql
    as $$ select o.id from organization o
          where o.status = 'active' and o.id > last
            and not exists (select from reminder_rule r where r.tenant_id = o.id and not (r.day_before or r.hour_before))
            and exists (select from meeting m
                where m.tenant_id = o.id and m.ends_at > moment and m.starts_at > moment
                  and m.starts_at <= moment + interval '30 hours' and m.status <> 'cancelled' and m.taken > 0
                  and (select count(*) from reminder r
                       where r.tenant_id = m.tenant_id and r.meeting_id = m.id and r.starts_at = m.starts_at) < 2)
          order by o.id limit most $$;
revoke all on function organizations_with_reminders_ahead(timestamptz, uuid, int) from public;
grant execute on function organizations_with_reminders_ahead(timestamptz, uuid, int) to prachum_app;
