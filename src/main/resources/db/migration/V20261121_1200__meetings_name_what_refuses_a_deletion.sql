-- A refusal is found by the name of its constraint: a meeting with registrations is not deleted.
alter table registration rename constraint registration_tenant_id_meeting_id_fkey to registration_of_meeting;

-- The organizer's list, newest first; an organization's meetings by time.
create index meeting_by_organizer on meeting (tenant_id, organizer_id, created_at desc);
create index meeting_by_creation on meeting (tenant_id, created_at desc);
