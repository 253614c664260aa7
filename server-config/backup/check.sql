-- Whether whatever separates organizations stands: run after a restore, as the owner; says each gap and fails, or says nothing.
do $$
declare
    gaps text;
begin
    select string_agg(gap, '; ') into gaps from (
        select 'the table ' || c.relname || ' is not under forced row-level security' as gap
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname not in ('flyway_schema_history', 'reserved_subdomain', 'code_mail')
          and not (c.relrowsecurity and c.relforcerowsecurity)
        union all
        select 'the table ' || c.relname || ' has no policy for ' || role
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        cross join unnest(array['prachum_app', 'prachum_owner', 'prachum_operator']) role
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and not exists (select from pg_policy p where p.polrelid = c.oid and role::regrole = any (p.polroles))
        union all
        select 'the table ' || c.relname || ' belongs to ' || c.relowner::regrole
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relowner <> 'prachum_owner'::regrole
        union all
        select 'the role ' || rolname || ' may walk around row-level security'
        from pg_roles where rolname in ('prachum_owner', 'prachum_app', 'prachum_operator') and (rolsuper or rolbypassrls)
        union all
        select 'prachum_app may empty ' || c.relname
        from pg_class c
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and has_table_privilege('prachum_app', c.oid, 'truncate')
        union all
        select 'no migration was restored' where not exists (select from flyway_schema_history where success)
    ) found;
    if gaps is not null then
        raise exception 'What was restored is not sound: %', gaps;
    end if;
end
$$;
