-- A mail about a place goes to somebody whom the organization knows where the directory has that very address for that person. Who
-- registers by hand gives any name and any address, so of the day's mails they share a part (take_mails). What organizers tell everybody,
-- that a meeting changed or is off or that they were removed, is known in any case: nobody but an organizer can cause it.
create function tell_mail_to_stranger() returns trigger language plpgsql as $$
begin
    new.known := exists (
        select from registration r join employee e on e.tenant_id = r.tenant_id and e.id = r.employee_id
        where r.tenant_id = new.tenant_id and r.id = new.subject_id and lower(e.email) = lower(new.recipient));
    return new;
end
$$;
create trigger outbox_tell_stranger before insert on outbox for each row
    when (new.channel = 'mail' and new.kind like 'registration.%' and new.kind !~ '(moved|called_off|removed|restored|rezoned)$')
    execute function tell_mail_to_stranger();
