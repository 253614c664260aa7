-- An organization that leaves is closed at once and erased after a grace of 30 days, within which it may be taken back. The grace is kept
-- here, whatever a program says; and the platform itself does not leave.
alter table organization
    drop constraint organization_status,
    add constraint organization_status check (status in ('active', 'suspended', 'closed')),
    add closed_at timestamptz,
    add erase_at timestamptz,
    add constraint organization_closed_whole
        check ((status = 'closed') = (closed_at is not null) and (closed_at is null) = (erase_at is null)),
    add constraint organization_grace check (erase_at >= closed_at + interval '30 days'),
    add constraint organization_platform_stays check (id <> '00000000-0000-0000-0000-000000000001' or status <> 'closed');
create index organization_to_erase on organization (erase_at) where status = 'closed';

-- What printed codes lead to belongs to nobody else for a year after the organization is gone; only itself may come back to it.
create table reserved_subdomain (
    subdomain text primary key,
    former_id uuid not null,
    until timestamptz not null
);
revoke insert, update, delete, truncate on reserved_subdomain from prachum_app;

-- After the insert, because only then whoever erases the organization that had the subdomain has committed: the unique index waited for it.
create function organization_keeps_off_reserved() returns trigger language plpgsql as $$
begin
    if exists (
        select from reserved_subdomain r
        where r.subdomain = new.subdomain and r.until > now() and r.former_id <> new.id
    ) then
        raise unique_violation using constraint = 'organization_subdomain_taken',
            message = 'a reserved subdomain violates unique constraint "organization_subdomain_taken"';
    end if;
    return null;
end
$$;
create trigger organization_keeps_off_reserved after insert on organization
    for each row execute function organization_keeps_off_reserved();

-- Which organizations are to be erased: ids only, for whoever erases.
create function organizations_to_erase(most int) returns setof uuid stable security definer
    set search_path = public, pg_temp language sql
    as $$ select id from organization where status = 'closed' and erase_at <= now() order by erase_at limit most $$;
revoke all on function organizations_to_erase(int) from public;
grant execute on function organizations_to_erase(int) to prachum_app;

-- Erases at most so many rows that the current organization has in one table, and answers how many; null while another node does, or
-- when it is not to be erased: closed, and its grace over. It runs as the owner, because whoever serves may not delete from every table,
-- and reaches nothing but rows of the current organization.
create function erase_rows(of_table text, most int) returns int security definer
    set search_path = public, pg_temp language plpgsql as $$
declare
    whose text;
    erased int;
begin
    perform 1 from organization o
    where o.id = current_tenant() and o.status = 'closed' and o.erase_at <= now() for no key update skip locked;
    if not found then
        return null;
    end if;
    select a.attname into strict whose
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname = of_table
        and (a.attname = 'tenant_id' or exists (
            select from pg_constraint f
            where f.contype = 'f' and f.conrelid = c.oid and f.confrelid = 'organization'::regclass and f.conkey = array[a.attnum]))
    order by a.attname <> 'tenant_id' limit 1;
    execute format(
        'delete from %1$I where ctid = any (array(select ctid from %1$I where %2$I = current_tenant() limit $1))', of_table, whose)
        using most;
    get diagnostics erased = row_count;
    return erased;
end
$$;
revoke all on function erase_rows(text, int) from public;
grant execute on function erase_rows(text, int) to prachum_app;

-- The end: the organization itself goes, and its subdomain is kept for a year. Refused by the foreign keys while anything of it is left.
create function bury_organization() returns boolean security definer
    set search_path = public, pg_temp language plpgsql as $$
begin
    delete from reserved_subdomain where until <= now();
    insert into reserved_subdomain (subdomain, former_id, until)
    select o.subdomain, o.id, now() + interval '1 year' from organization o
    where o.id = current_tenant() and o.status = 'closed' and o.erase_at <= now()
    on conflict (subdomain) do update set former_id = excluded.former_id, until = excluded.until;
    delete from organization o where o.id = current_tenant() and o.status = 'closed' and o.erase_at <= now();
    return found;
end
$$;
revoke all on function bury_organization() from public;
grant execute on function bury_organization() to prachum_app;
