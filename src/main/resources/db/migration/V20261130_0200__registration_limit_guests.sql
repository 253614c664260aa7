-- People who are not in the directory register without any proof of who they are: 500 seats of a meeting were taken in 0.8 seconds by
-- invented people. So an organization limits how fast they may register, and how many of a meeting's seats they may have; a meeting may be
-- for people in the directory only.
--
-- network_limit, meeting_limit: how many of them may register within a minute from one network, and for one meeting
-- seat_share: how many percent of a meeting's seats they may have; null is half of them while there is a directory, and all without one
-- asks_number: whether they have to give an employee number
create table guest_policy (
    tenant_id uuid not null default current_tenant() references organization (id),
    id uuid not null default gen_random_uuid(),
    network_limit int not null default 30 constraint guest_policy_network_limit check (network_limit between 1 and 100000),
    meeting_limit int not null default 120 constraint guest_policy_meeting_limit check (meeting_limit between 1 and 100000),
    seat_share int constraint guest_policy_seat_share check (seat_share between 0 and 100),
    asks_number boolean not null default false,
    version bigint not null default 0,
    primary key (tenant_id, id),
    constraint guest_policy_one_each unique (tenant_id)
);

alter table meeting add directory_only boolean not null default false;

-- A guest who gives no number is known by the e-mail address: number is empty, and number_key is 'guest:' and the address, so that
-- registration_one_each holds for guests too. No employee number contains a colon.
--
-- The directory is asked whose address that is. Addresses are stored in lower case, so this needs no function that is not leakproof.
create index employee_by_email on employee (tenant_id, email) where email is not null;

-- Counts the seats of people who are not in the directory, while the meeting's row is locked.
create index registration_by_hand on registration (tenant_id, meeting_id) where by_hand and status <> 'cancelled';
