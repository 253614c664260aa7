-- When an organization's house was last put in order. Whoever raises it does the round; another node finds it raised.
create table privacy_round (
    tenant_id uuid primary key default current_tenant() references organization (id),
    begun_at timestamptz not null
);

-- Which organizations are to be put in order: ids only, those that waited longest first. A day after it was founded, and then each day.
create function organizations_to_put_in_order(moment timestamptz, most int) returns setof uuid stable security definer
    set search_path = public, pg_temp language sql
    as $$ select o.id from organization o left join privacy_round p on p.tenant_id = o.id
          where coalesce(p.begun_at, o.created_at) < moment - interval '1 day' and o.subdomain <> ''
          order by coalesce(p.begun_at, o.created_at) limit most $$;
revoke all on function organizations_to_put_in_order(timestamptz, int) from public;
grant execute on function organizations_to_put_in_order(timestamptz, int) to prachum_app;

-- The daily round clears the mails away, by each organization's own terms.
drop function organizations_with_mails_before(timestamptz, timestamptz, int);
