-- When nobody's name was left in it: the place, its time, its section and whether somebody came stay, so that what was counted stays so.
alter table registration add erased_at timestamptz;

-- Takes out of these places whose they are; answers how many that were. The number is one that nobody can type.
create function make_nobodys(places uuid[], moment timestamptz) returns int language plpgsql as $$
declare
    made int;
begin
    update registration r set number = '—', number_key = 'erased-' || r.id, name = '—', "position" = '', cost_center = '', email = null,
        language = null, employee_id = null, removal_id = null, erased_at = moment, version = r.version + 1
    where r.tenant_id = current_tenant() and r.id = any(places) and r.erased_at is null;
    get diagnostics made = row_count;
    return made;
end
$$;

-- A cancelled place that is nobody's is not brought back, whoever undoes what: neither the attendee, nor an organizer, nor a removal.
create function registration_stays_nobodys() returns trigger language plpgsql as $$
begin
    return null;
end
$$;
create trigger registration_stays_nobodys before update of status on registration for each row
    when (old.erased_at is not null and old.status = 'cancelled' and new.status <> 'cancelled')
    execute function registration_stays_nobodys();

-- That somebody agreed when they registered: to which text, and how. It goes with the place, and of an erased one it says that
-- somebody agreed.
create table consent_given (
    tenant_id uuid not null default current_tenant() references organization (id),
    registration_id uuid not null,
    text_number int not null,
    given_at timestamptz not null,
    how text not null constraint consent_given_how check (how in ('typed', 'by_hand')),
    primary key (tenant_id, registration_id),
    foreign key (tenant_id, registration_id) references registration (tenant_id, id) on delete cascade
);

-- A kiosk outlives the account of whoever put it there.
alter table kiosk alter column opened_by drop not null;
