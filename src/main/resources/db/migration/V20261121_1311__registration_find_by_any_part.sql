-- A text as search sees it: lower case, without accents. Rosters folds what somebody typed in the same way.
create function folded(written text) returns text immutable parallel safe language sql
    as $$ select normalize(regexp_replace(normalize(lower(written), nfd), '[\u0300-\u036f]', '', 'g'), nfc) $$;

-- What the list of a meeting is searched through: a line each, so that nothing is found across two of them.
alter table registration add sought text not null
    generated always as (folded(name || E'\n' || section || E'\n' || number)) stored;
