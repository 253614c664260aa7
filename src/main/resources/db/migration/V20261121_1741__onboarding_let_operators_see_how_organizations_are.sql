-- An operator sees how much is in each organization, how much it is used and whether its mails go out: numbers and moments by name, of all
-- else only the column that says whose it is. Nobody's name, address or number is among them.
do $$
declare
    t record;
begin
    for t in
        select c.relname from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
    loop
        execute format('grant select (tenant_id) on %I to prachum_operator', t.relname);
    end loop;
end
$$;
grant select (hour, requests, registrations) on traffic to prachum_operator;
grant select (channel, due_at, sent_at, given_up_at, attempts, line_number) on outbox to prachum_operator;
grant select (status, registered_at) on registration to prachum_operator;
grant select (last_signed_in_at) on account to prachum_operator;

-- The rows of an organization, table by table, as far as whoever asks may count them. Bytes are an estimate: the table's, with its indexes,
-- divided by the rows that PostgreSQL believes are in it.
create function size_of_organization(organization uuid) returns table (relation text, rows bigint, bytes bigint)
stable language plpgsql as $$
declare
    t record;
begin
    for t in
        select c.oid, c.relname, c.reltuples from pg_class c
        join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_column_privilege(c.oid, a.attnum, 'select')
        order by c.relname
    loop
        execute format('select count(*) from %I r where r.tenant_id = $1', t.relname) into rows using organization;
        relation := t.relname;
        bytes := (pg_total_relation_size(t.oid) * (rows / greatest(t.reltuples, rows, 1)::numeric))::bigint;
        return next;
    end loop;
end
$$;
grant execute on function size_of_organization(uuid) to prachum_operator;
