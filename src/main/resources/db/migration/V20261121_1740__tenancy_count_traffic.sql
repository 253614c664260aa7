-- How much an organization is used: requests to its host and registrations, by the hour. Nodes count in memory and add here.
create table traffic (
    tenant_id uuid not null default current_tenant() references organization (id),
    hour timestamptz not null,
    requests bigint not null default 0,
    registrations bigint not null default 0,
    primary key (tenant_id, hour)
);

-- Adds what a node has counted since it last did, for many organizations in one statement, each inside its own walls. What is older than
-- four weeks goes. Whoever calls names the organizations in order, so that two calls at once never wait for each other.
create function count_traffic(organizations uuid[], requests bigint[], registrations bigint[]) returns void language plpgsql as $$
declare
    counted record;
begin
    for counted in
        select * from unnest(organizations, requests, registrations) c(organization, requests, registrations)
    loop
        perform set_config('app.tenant_id', counted.organization::text, true);
        insert into traffic as t (hour, requests, registrations)
        values (date_trunc('hour', now()), counted.requests, counted.registrations)
        on conflict (tenant_id, hour) do update
            set requests = t.requests + excluded.requests, registrations = t.registrations + excluded.registrations;
        delete from traffic t where t.tenant_id = current_tenant() and t.hour < now() - interval '28 days';
    end loop;
end
$$;
