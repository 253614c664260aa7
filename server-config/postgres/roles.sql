-- The three roles of Prachum. Run by a superuser in the database that is to become Prachum's; may be run again.
--
--   prachum_owner     owns the schema and migrates it
--   prachum_app       serves; owns nothing, and row-level security binds it
--   prachum_operator  looks across organizations, where a policy or a grant of the migrations lets it
--
-- None of them is a superuser, may create a database or a role, or has BYPASSRLS: the walls between organizations would be
-- paper. Passwords come as settings of the session, because both psql and JDBC can give them without writing them in here:
--
--   set prachum.owner_password = '…';  set prachum.app_password = '…';  set prachum.operator_password = '…';
--
-- or, for psql, PGOPTIONS="-c prachum.owner_password=… -c prachum.app_password=… -c prachum.operator_password=…". A role whose
-- password is not given is made without one (nobody can sign in with it) or keeps the one it has.

do $$
declare
    who text;
    password text;
begin
    foreach who in array array['owner', 'app', 'operator'] loop
        if not exists (select from pg_roles where rolname = 'prachum_' || who) then
            execute format('create role %I login noinherit', 'prachum_' || who);
        end if;
        -- Only where there is something to take away: a managed PostgreSQL gives its administrator no right to this at all.
        if exists (
            select from pg_roles
            where rolname = 'prachum_' || who
                and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls or not rolcanlogin)
        ) then
            execute format(
                'alter role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls', 'prachum_' || who);
        end if;
        password := nullif(current_setting('prachum.' || who || '_password', true), '');
        if password is not null then
            execute format('alter role %I with password %L', 'prachum_' || who, password);
        end if;
    end loop;
end
$$;

-- Only these three come in, and only the owner creates.
do $$
begin
    execute format('alter database %I owner to prachum_owner', current_database());
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to prachum_app, prachum_operator', current_database());
end
$$;

alter schema public owner to prachum_owner;
revoke all on schema public from public;
grant usage on schema public to prachum_app, prachum_operator;

-- What the owner creates from now on, the app may read and write, but never empty: TRUNCATE does not ask row-level security.
-- The operator gets nothing it is not granted by name. Functions are called by those to whom they are granted.
alter default privileges for role prachum_owner in schema public
    grant select, insert, update, delete on tables to prachum_app;
alter default privileges for role prachum_owner in schema public
    grant usage, select on sequences to prachum_app;
alter default privileges for role prachum_owner
    revoke execute on functions from public;
alter default privileges for role prachum_owner in schema public
    grant execute on functions to prachum_app;

-- Time is UTC on the wire, whatever the machine's zone; a forgotten transaction does not hold its locks for ever.
alter role prachum_owner set timezone = 'UTC';
alter role prachum_app set timezone = 'UTC';
alter role prachum_operator set timezone = 'UTC';
alter role prachum_app set idle_in_transaction_session_timeout = '60s';
alter role prachum_operator set idle_in_transaction_session_timeout = '60s';
