-- One meeting is opened alone and all others are closed: each whose standing that changed knows by which act, so that it can be undone.
alter table meeting add alone_act text;
create index meeting_of_alone_act on meeting (tenant_id, alone_act) where alone_act is not null;
