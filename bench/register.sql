\set org random(1, :orgs)
\set meeting random(1, 20)
\set number random(1000000, 999999999)
select outcome from register_people(
    (select id from organization where subdomain = 'bench-' || :org), :meeting, null, array[gen_random_uuid()], array[null::text],
    array[:number::text], array[:number::text], array[true], array['Somebody'], array[''], array[''], array[''],
    array[null::text], array['en'], array[:number::text], array['f']);
