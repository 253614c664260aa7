-- How much there may be in an organization, as the operator allows; without a row, as much as is usual.
create table quota (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    employees int not null constraint quota_employees check (employees between 1 and 10000000),
    meetings int not null constraint quota_meetings check (meetings between 1 and 10000000),
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint quota_one_each unique (tenant_id)
);

-- Looks after an insert whether there is more than may be; what was inserted goes with the refusal. One after the other within an
-- organization, so that two who add at once do not pass each other unseen.
create function stay_within_quota() returns trigger language plpgsql as $$
declare
    organization uuid;
    most int;
    there bigint;
begin
    for organization in select distinct f.tenant_id from fresh f loop
        perform pg_advisory_xact_lock(hashtextextended('quota ' || tg_table_name || organization, 0));
        if tg_table_name = 'employee' then
            most := coalesce((select q.employees from quota q where q.tenant_id = organization), 1000000);
            select count(*) into there from (select from employee e where e.tenant_id = organization limit most + 1) e;
        else
            most := coalesce((select q.meetings from quota q where q.tenant_id = organization), 20000);
            select count(*) into there from (select from meeting m where m.tenant_id = organization limit most + 1) m;
        end if;
        if there > most then
            raise check_violation using constraint = tg_table_name || '_quota',
                message = format('new rows of %s violate check constraint "%s_quota"', tg_table_name, tg_table_name);
        end if;
    end loop;
    return null;
end
$$;
create trigger employee_within_quota after insert on employee referencing new table as fresh
    for each statement execute function stay_within_quota();
create trigger meeting_within_quota after insert on meeting referencing new table as fresh
    for each statement execute function stay_within_quota();
