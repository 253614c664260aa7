-- That somebody came: when, how that was seen, and by which account; at a kiosk nobody is signed in.
-- The place stays what it is: whoever came and gave their place back all the same has none.
alter table registration
    add checked_in_at timestamptz,
    add checked_in_how text constraint registration_checked_in_how check (checked_in_how in ('ticket', 'list', 'kiosk', 'walk_in')),
    add checked_in_by uuid,
    add constraint registration_checked_in_whole check (
        (checked_in_at is null) = (checked_in_how is null) and (checked_in_by is null or checked_in_at is not null)),
    add foreign key (tenant_id, checked_in_by) references account (tenant_id, id);
create index registration_by_check_in on registration (tenant_id, meeting_id, checked_in_at) where checked_in_at is not null;

-- Says that somebody with a seat came, once: two doors at once wait for each other here, and the second finds the guard closed.
create function check_in_place(place uuid, moment timestamptz, how text, by_account uuid) returns boolean language plpgsql as $$
begin
    update registration r set checked_in_at = moment, checked_in_how = how, checked_in_by = by_account, version = r.version + 1
    where r.tenant_id = current_tenant() and r.id = place and r.status = 'confirmed' and r.checked_in_at is null;
    return found;
end
$$;

-- Takes that back, once.
create function undo_check_in(place uuid) returns boolean language plpgsql as $$
begin
    update registration r set checked_in_at = null, checked_in_how = null, checked_in_by = null, version = r.version + 1
    where r.tenant_id = current_tenant() and r.id = place and r.checked_in_at is not null;
    return found;
end
$$;
