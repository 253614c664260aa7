-- A program of somebody else's that is told of registrations: a Google Apps Script or a Google Sheet, which get a row for each, or a
-- webhook, which is told what happens. Slot 0 is the spreadsheet, of which there is one; 1 to 10 are webhooks.
--
-- What is sealed is the key of the service account, or the secret that a webhook is signed with; previous_sealed is the one before it,
-- good until previous_until.
create table integration (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null,
    slot int not null default 0 constraint integration_slot_range check (slot between 0 and 10),
    kind text not null constraint integration_kind check (kind in ('script', 'sheet', 'webhook')),
    address text not null,
    tab text,
    account text,
    events text not null constraint integration_events check (events <> ''),
    sealed text,
    previous_sealed text,
    previous_until timestamptz,
    active boolean not null default true,
    failing_since timestamptz,
    switched_off_at timestamptz,
    created_at timestamptz not null,
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint integration_slot_taken unique (tenant_id, slot)
);

-- Writes for each integration that wants to hear of it what happened to that registration; answers how many those are.
create function tell_integrations(what text, about uuid) returns int language plpgsql as $$
declare
    told int;
begin
    insert into outbox (channel, kind, subject_id, recipient, line_number, created_at, due_at)
    select case i.kind when 'webhook' then 'webhook' else 'spreadsheet' end, what, about, i.id::text, nextval('outbox_line'),
        clock_timestamp(), clock_timestamp()
    from integration i
    where i.tenant_id = current_tenant() and i.active and what = any (string_to_array(i.events, ' '))
    on conflict do nothing;
    get diagnostics told = row_count;
    return told;
end
$$;

-- Who has a seat is decided in many places (register_people, move_up, accept_offer, promote_place, free_place, restore_place …), so it is
-- heard where all of them write. It runs at the commit and compares what is true then with what was before the transaction: one that
-- seats somebody and moves them into the line, or takes a cancellation back and finds no seat, tells nothing that was never true.
create function registration_tells_integrations() returns trigger language plpgsql as $$
declare
    known text;
    before text := case when tg_op = 'UPDATE' then old.status end;
    after text;
begin
    if not exists (select from integration i where i.tenant_id = new.tenant_id and i.active) then
        return null;
    end if;
    -- The first change in a transaction knows what was before it; those after it do not.
    known := coalesce(current_setting('integrations.told', true), '');
    if position(new.id::text in known) > 0 then
        return null;
    end if;
    perform set_config('integrations.told', known || new.id::text, true);

    select r.status into after from registration r where r.tenant_id = new.tenant_id and r.id = new.id;
    if after = 'confirmed' and before is distinct from 'confirmed' then
        perform tell_integrations('registration.created', new.id);
    elsif after = 'cancelled' and before = 'confirmed' then
        perform tell_integrations('registration.cancelled', new.id);
    end if;
    return null;
end
$$;

create constraint trigger registration_added_tells_integrations after insert on registration
    deferrable initially deferred for each row execute function registration_tells_integrations();
create constraint trigger registration_changed_tells_integrations after update of status on registration
    deferrable initially deferred for each row when (old.status is distinct from new.status)
    execute function registration_tells_integrations();
