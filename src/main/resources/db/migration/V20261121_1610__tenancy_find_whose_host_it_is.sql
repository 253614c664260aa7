-- Whose host a request came to: one round trip, before anything is known of the organization. Both tables are read by all.
create function organization_with_subdomain(wanted text) returns setof uuid stable
    set search_path = public, pg_temp language sql
    as $$ select id from organization where subdomain = wanted $$;

create function organization_at_domain(wanted text) returns setof uuid stable
    set search_path = public, pg_temp language sql
    as $$ select organization_id from own_domain where name = wanted and verified_at is not null $$;
