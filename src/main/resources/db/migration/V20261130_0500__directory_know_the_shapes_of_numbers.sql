-- How short a typed number may be, and which keyboard a phone shows, follow from the numbers in the directory. Counting them for each
-- page would read the whole directory; here the few shapes that occur are found by as many steps through an index.
-- A shape is four times the length of the number without leading zeros, plus 2 where it has anything but digits, plus 1 where zeros lead.
create function number_shape(number text, number_key text) returns int immutable parallel safe language sql
    as $$
        select char_length(number_key) * 4
            + case when translate(number_key, '0123456789', '') <> '' then 2 else 0 end
            + case when char_length(number) > 1 and left(number, 1) = '0' then 1 else 0 end
    $$;

-- A column, because under row-level security only leakproof operators use an index, such as those of int.
alter table employee add number_shape int generated always as (number_shape(number, number_key)) stored;
create index employee_by_number_shape on employee (tenant_id, number_shape);

-- The shortest length, whether there is anything but digits, and whether zeros lead; nulls where there is nobody.
create function number_shapes(tenant uuid) returns table (shortest int, letters boolean, padded boolean) language plpgsql as $$
begin
    perform set_config('app.tenant_id', tenant::text, true);
    return query
        with recursive each_shape(shape) as (
            (select e.number_shape from employee e where e.tenant_id = tenant order by e.number_shape limit 1)
            union all
            select (select e.number_shape from employee e where e.tenant_id = tenant and e.number_shape > s.shape
                order by e.number_shape limit 1)
            from each_shape s where s.shape is not null)
        select min(s.shape) / 4, bool_or(s.shape & 2 <> 0), bool_or(s.shape & 1 <> 0) from each_shape s where s.shape is not null;
end
$$;

-- A number is found by what follows a hyphen, and now also by what follows a dot, a slash or an underscore. The words of numbers that
-- are here already are the same as before: they have none of these signs.
create or replace function employee_words(name_folded text, number text, number_key text) returns setof text immutable parallel safe
    language sql
    as $$
        select word
        from string_to_table(
            name_folded || ' ' || translate(number_key, '-./_', '    ') || ' '
                || translate(left(number, char_length(number) - char_length(number_key)) || number_key, '-./_', '    '),
            ' ') as word
        where word <> ''
    $$;
