-- A text as search sees it: lower case, without accents. Rosters folds what somebody typed in the same way.
-- Asked of one meeting's registrations only, so nobody who registers pays for a column or an index of it.
create function folded(written text) returns text immutable parallel safe language sql
    as $$ select normalize(regexp_replace(normalize(lower(written), nfd), '[\u0300-\u036f]', '', 'g'), nfc) $$;
