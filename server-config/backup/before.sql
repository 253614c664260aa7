-- Run by restore.sh before anything is made: rights that roles.sql promises for tables to come would be added to those that the backup
-- knows, so that the application might change what it may only add to. The backup brings the promises back at its end.
alter default privileges in schema public revoke all on tables from prachum_app;
alter default privileges in schema public revoke all on sequences from prachum_app;
alter default privileges in schema public revoke all on functions from prachum_app;
