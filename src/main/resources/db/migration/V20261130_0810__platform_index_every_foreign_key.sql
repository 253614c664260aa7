-- Whoever deletes a row makes PostgreSQL look for the rows that point at it, and without an index it reads the whole table for each:
-- 100 people of the directory beside 320,000 registrations took seconds. Those that most rows leave empty are indexed where they are not.
create index registration_by_employee on registration (tenant_id, employee_id) where employee_id is not null;
create index registration_by_checker on registration (tenant_id, checked_in_by) where checked_in_by is not null;
create index kiosk_by_opener on kiosk (tenant_id, opened_by) where opened_by is not null;
create index arrival_by_account on arrival (tenant_id, account_id);
create index move_file_by_import on move_file (tenant_id, import_id) where import_id is not null;
