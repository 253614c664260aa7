-- What somebody wrote in their own words tells who they are; what they chose among options is a number among others, and stays counted.
create or replace function make_nobodys(places uuid[], moment timestamptz) returns int language plpgsql as $$
declare
    made int;
begin
    delete from form_answer a using form_question q
        where a.tenant_id = current_tenant() and a.registration_id = any(places)
            and q.tenant_id = a.tenant_id and q.id = a.question_id and q.kind in ('line', 'text');
    update registration r set number = '—', number_key = 'erased-' || r.id, name = '—', "position" = '', cost_center = '', email = null,
        language = null, employee_id = null, removal_id = null, erased_at = moment, version = r.version + 1
    where r.tenant_id = current_tenant() and r.id = any(places) and r.erased_at is null;
    get diagnostics made = row_count;
    return made;
end
$$;
