-- Strangers who ask for codes for somebody's address, or try wrong ones, must not keep that person out. So what a browser does that has
-- signed in to the account before ("device") is counted apart from what everybody else does, and by purpose. A code remembers whether it
-- replaced another that was still good, because its mail says so.
alter table one_time_code add device text, add replaces boolean not null default false;
alter table wrong_code add purpose text not null default '', add device text;
create index wrong_code_by_device on wrong_code (tenant_id, device, tried_at) where device is not null;

-- How many codes were mailed to an address in an hour, whichever organization they were asked of. The address is known by a fingerprint
-- that only the installation's secret can make. The application counts by the function alone: it can neither read nor change a row.
create table code_mail (
    fingerprint text not null,
    hour timestamptz not null,
    mails int not null,
    primary key (fingerprint, hour)
);
revoke all on code_mail from prachum_app;
create index code_mail_by_hour on code_mail (hour);

-- Counts one more, and answers whether it was one of the first so many; two who ask at once meet at the row.
create function count_code_mail(address text, most int) returns boolean security definer
    set search_path = public, pg_temp language plpgsql as $$
declare
    counted int;
begin
    delete from code_mail c where c.hour < now() - interval '2 hours';
    insert into code_mail as c (fingerprint, hour, mails) values (address, date_trunc('hour', now()), 1)
        on conflict (fingerprint, hour) do update set mails = c.mails + 1
        returning c.mails into counted;
    return counted <= most;
end
$$;
revoke all on function count_code_mail(text, int) from public;
grant execute on function count_code_mail(text, int) to prachum_app;
