-- An operator sees which organizations there are and how much is in them, never what: of accounts, employees and meetings only the column
-- that says whose they are.
grant select on organization to prachum_operator;
grant select (tenant_id) on account, employee, meeting to prachum_operator;
