-- Whoever registers for a series of 24 meetings was sent 24 mails at once, and 24 more when it moved. One mail gathers what one person is
-- told of one series: as long as nobody has tried to send it, whatever comes is added to it, by the unique index and not by looking first.
-- Whoever takes it to send it sets gathering to null, so what comes later begins another.
alter table outbox add gathering text;
create unique index outbox_gathers on outbox (tenant_id, kind, recipient, gathering) where gathering is not null;

-- Writes mails of that kind about these places to whoever has them and gave an address; answers how many places that were. A mail is about
-- one place, or about all of one person in one series: then each has a line in its body, its id and what the writer has to know of it, and
-- it waits a moment for the next. In the order of the numbers, so that two of these at once do not wait for each other.
create function mail_places(what text, places uuid[], note text, patience interval) returns int language plpgsql as $$
declare
    told int;
begin
    if cardinality(places) = 0 then
        return 0;
    end if;
    insert into outbox as o (tenant_id, channel, kind, subject_id, recipient, language, body, due_at, gathering)
    select r.tenant_id, 'mail', what, r.id, r.email, coalesce(r.language, g.language),
        case when note is not null or m.series_id is not null then r.id || coalesce(' ' || note, '') end,
        case when m.series_id is null then now() else now() + patience end,
        m.series_id || ' ' || r.number_key
    from registration r
    join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id
    join organization g on g.id = r.tenant_id
    where r.tenant_id = current_tenant() and r.id = any (places) and r.email is not null
    order by r.number_key
    on conflict (tenant_id, kind, recipient, gathering) where gathering is not null do update
        set body = o.body || E'\n' || excluded.body, due_at = greatest(o.due_at, excluded.due_at), version = o.version + 1;
    get diagnostics told = row_count;
    return told;
end
$$;
