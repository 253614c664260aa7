-- What was counted of organizations is out of date when it matters most: a new one brings a hundred thousand people between two
-- analyses, the planner takes it for one row, every index that begins with the tenant looks equally good, and a look-up by number
-- reads the whole organization. Without statistics of the tenant it expects many rows of any, and takes the index that tells most.
alter table employee alter column tenant_id set statistics 0;
alter table employee_word alter column tenant_id set statistics 0;
alter table employee_import_row alter column tenant_id set statistics 0, alter column import_id set statistics 0;
alter table employee_import_problem alter column tenant_id set statistics 0, alter column import_id set statistics 0;
