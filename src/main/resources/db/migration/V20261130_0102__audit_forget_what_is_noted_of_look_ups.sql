-- That very many numbers were looked up is a note of the same kind as that unknown ones were tried, and is kept as long.
create or replace function forget_audit_entries(probed boolean, most int) returns setof uuid security definer
    set search_path = public, pg_temp language sql
    as $$ delete from audit_entry a where a.tenant_id = current_tenant() and a.id in (
              select o.id from audit_entry o
              where o.tenant_id = current_tenant() and (o.verb in ('look_up.probed', 'look_up.exhausted')) = probed and o.happened_at < now() - make_interval(
                  days => (select case when r.id is null then case when probed then 90 else 1095 end
                               when probed then r.look_ups else r.audit end
                           from (select current_tenant() as tenant_id) t left join retention r on r.tenant_id = t.tenant_id))
              order by o.happened_at limit most for update skip locked)
          returning a.id $$;
