-- Lists that belong to something larger, which decides about them: no import of a person's own sees or clears them.
alter table employee_import add apart boolean not null default false;
