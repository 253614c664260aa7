-- An index that PostgreSQL does not have: the words of each employee, so that whoever types the beginning of any of them finds the
-- person. Row-level security lets only leakproof operators use an index; those of text under the collation "C" are, like is not.
drop index employee_by_name;
alter table employee alter column name_folded type text collate "C";
create index employee_by_name on employee (tenant_id, name_folded);

create table employee_word (
    tenant_id uuid not null default current_tenant(),
    employee_id uuid not null,
    word text collate "C" not null,
    primary key (tenant_id, employee_id, word)
);
create index employee_word_by_beginning on employee_word (tenant_id, word, employee_id);

-- Triggers keep it, a statement at a time, whoever writes employees. That is why no foreign key is checked for each of its rows.
-- A number is found as it was spelled and without its leading zeros, and by what follows a hyphen.
create function employee_words(name_folded text, number text, number_key text) returns setof text immutable parallel safe language sql
    as $$
        select word
        from string_to_table(
            name_folded || ' ' || translate(number_key, '-', ' ') || ' '
                || translate(left(number, char_length(number) - char_length(number_key)) || number_key, '-', ' '),
            ' ') as word
        where word <> ''
    $$;

create function employee_words_add() returns trigger language plpgsql
    as $$
    begin
        insert into employee_word (tenant_id, employee_id, word)
        select distinct e.tenant_id, e.id, word
        from added e, employee_words(e.name_folded, e.number, e.number_key) word;
        return null;
    end
    $$;

create function employee_words_change() returns trigger language plpgsql
    as $$
    begin
        if not exists (
            select from before b join after a on a.tenant_id = b.tenant_id and a.id = b.id
            where (a.name_folded, a.number, a.number_key) is distinct from (b.name_folded, b.number, b.number_key)
        ) then
            return null;
        end if;
        delete from employee_word w
        using before b join after a on a.tenant_id = b.tenant_id and a.id = b.id
        where w.tenant_id = b.tenant_id and w.employee_id = b.id
            and (a.name_folded, a.number, a.number_key) is distinct from (b.name_folded, b.number, b.number_key);
        insert into employee_word (tenant_id, employee_id, word)
        select distinct a.tenant_id, a.id, word
        from before b join after a on a.tenant_id = b.tenant_id and a.id = b.id,
            employee_words(a.name_folded, a.number, a.number_key) word
        where (a.name_folded, a.number, a.number_key) is distinct from (b.name_folded, b.number, b.number_key);
        return null;
    end
    $$;

create function employee_words_remove() returns trigger language plpgsql
    as $$
    begin
        delete from employee_word w using removed r where w.tenant_id = r.tenant_id and w.employee_id = r.id;
        return null;
    end
    $$;

create trigger employee_words_add after insert on employee
    referencing new table as added for each statement execute function employee_words_add();
create trigger employee_words_change after update on employee
    referencing old table as before new table as after for each statement execute function employee_words_change();
create trigger employee_words_remove after delete on employee
    referencing old table as removed for each statement execute function employee_words_remove();

insert into employee_word (tenant_id, employee_id, word)
select distinct e.tenant_id, e.id, word from employee e, employee_words(e.name_folded, e.number, e.number_key) word;
