\set org random(1, :orgs)
\set number random(100000, 100099)
select name from look_up_employee((select id from organization where subdomain = 'bench-' || :org), :number::text);
