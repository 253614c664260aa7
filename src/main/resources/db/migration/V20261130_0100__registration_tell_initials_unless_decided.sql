-- A typed number used to tell whole names until an admin said otherwise. From now on it tells initials; whole names are an admin's decision.
-- An organization has a row here only once its admin saved one, so what was decided stays.
alter table look_up_rule alter reveals set default 'initials';
