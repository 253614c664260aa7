-- Who ended a registration: the attendee, a browser that took a mistyped number back at once ("undo"), or the organizer. The ticket says so,
-- and organizers see what was made and undone by a browser that proved nothing. What was cancelled before is told by the columns that were
-- there: "undo" and removals by an organizer both have deleted_at, and cannot be told apart any more.
alter table registration add cancelled_by text
    constraint registration_cancelled_by check (cancelled_by in ('attendee', 'undo', 'organizer'));
update registration set cancelled_by = case when deleted_at is null then 'attendee' else 'organizer' end where status = 'cancelled';
