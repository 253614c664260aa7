-- No table is born without its wall: whatever has a tenant_id is under forced row-level security.
-- The owner migrates and the operator looks across, each by a policy of its own, because force binds them too.
do $$
declare
    t record;
begin
    for t in
        select c.oid, c.relname
        from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and not (c.relforcerowsecurity and exists (
              select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant_only'))
    loop
        execute format('alter table %I enable row level security', t.relname);
        execute format('alter table %I force row level security', t.relname);
        execute format('create policy tenant_only on %I to prachum_app using (tenant_id = current_tenant())'
            || ' with check (tenant_id = current_tenant())', t.relname);
        execute format('create policy owner_migrates on %I to prachum_owner using (true) with check (true)', t.relname);
        execute format('create policy operator_looks_across on %I to prachum_operator using (true) with check (true)',
            t.relname);
        execute format('revoke truncate on %I from prachum_app', t.relname);
    end loop;
end
$$;

-- Who serves may read which migrations ran, and may not say so.
revoke insert, update, delete, truncate on flyway_schema_history from prachum_app;
