-- Whoever serves may neither change nor delete a line of the log. These two do what the law asks, for the organization itself alone, and
-- run as the owner for it. They answer the ids of the lines.

-- Deletes lines that are older than the organization's own term, some at a time: no caller says how old. What is told of numbers that
-- somebody tried out has a term of its own.
create function forget_audit_entries(probed boolean, most int) returns setof uuid security definer
    set search_path = public, pg_temp language sql
    as $$ delete from audit_entry a where a.tenant_id = current_tenant() and a.id in (
              select o.id from audit_entry o
              where o.tenant_id = current_tenant() and (o.verb = 'look_up.probed') = probed and o.happened_at < now() - make_interval(
                  days => (select case when r.id is null then case when probed then 90 else 1095 end
                               when probed then r.look_ups else r.audit end
                           from (select current_tenant() as tenant_id) t left join retention r on r.tenant_id = t.tenant_id))
              order by o.happened_at limit most for update skip locked)
          returning a.id $$;
revoke all on function forget_audit_entries(boolean, int) from public;
grant execute on function forget_audit_entries(boolean, int) to prachum_app;

-- Takes a person out of the lines that are by them or about them; what was done, and when, stays.
--
-- subjects: ids of what is theirs; emails and numbers: as the log may have them; names: what they are called
create function make_audit_entries_nobodys(subjects uuid[], emails text[], numbers text[], names text[]) returns setof uuid security definer
    set search_path = public, pg_temp language sql
    as $$ update audit_entry a set
              actor_id = case when by_them then null else a.actor_id end,
              actor_name = case when by_them then '—' else a.actor_name end,
              actor_email = case when by_them then '' else a.actor_email end,
              client = case when by_them or about_them and a.actor = 'visitor' then null else a.client end,
              subject_id = case when about_them then null else a.subject_id end,
              subject_name = case when about_them then '—' else a.subject_name end,
              details = coalesce((select jsonb_object_agg(d.key, case when d.value #>> '{}' = any (emails || numbers || names)
                  then to_jsonb('—'::text) else d.value end) from jsonb_each(a.details::jsonb) d), '{}')::text
          from (select o.id,
                    coalesce(o.actor_id = any (subjects), false) or lower(o.actor_email) = any (emails) as by_them,
                    coalesce(o.subject_id = any (subjects), false) or lower(o.subject_name) = any (emails)
                        or o.subject_kind = 'person' and o.subject_name = any (numbers) as about_them,
                    exists (select from jsonb_each(o.details::jsonb) d
                        where d.value #>> '{}' = any (emails || numbers || names)) as named
                from audit_entry o where o.tenant_id = current_tenant()) theirs
          where a.tenant_id = current_tenant() and a.id = theirs.id and (by_them or about_them or named)
          returning a.id $$;
revoke all on function make_audit_entries_nobodys(uuid[], text[], text[], text[]) from public;
grant execute on function make_audit_entries_nobodys(uuid[], text[], text[], text[]) to prachum_app;
