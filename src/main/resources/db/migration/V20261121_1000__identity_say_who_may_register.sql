-- Who may register as an organizer by themselves: from which domains, and whether an admin has to approve. Without a row anybody may ask.
create table sign_up_rule (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    domains text not null default '' constraint sign_up_rule_domains_length check (char_length(domains) <= 2000),
    approval_wanted boolean not null default true,
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint sign_up_rule_one_each unique (tenant_id)
);

-- Operators live at the apex, and only they do: no organization can make one.
alter table account add constraint account_operator_at_apex
    check ((role = 'operator') = (tenant_id = '00000000-0000-0000-0000-000000000001'));

-- A browser's last code for a purpose, asked for by each page of a sign-in.
create index one_time_code_by_browser on one_time_code (tenant_id, browser_fingerprint, purpose, created_at);

-- Where an address has an account: ids of organizations that are open, for the mail to that very address and nobody else.
create function organizations_of_address(wanted text) returns setof uuid stable security definer
    set search_path = public, pg_temp language sql
    as $$ select a.tenant_id from account a join organization o on o.id = a.tenant_id
          where a.email = wanted and a.role <> 'operator' and a.status <> 'suspended' and o.status = 'active' order by o.name limit 50 $$;
revoke all on function organizations_of_address(text) from public;
grant execute on function organizations_of_address(text) to prachum_app;
-- Across organizations no other index finds an address.
create index account_by_address on account (email);
