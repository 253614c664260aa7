package org.prachum.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prachum.directory.EmployeeNumber;
import org.prachum.identity.Email;
import org.prachum.registration.RegistrantKey;

/**
 * Finding one person across everything, and the statements about what is theirs. Joins its caller's transaction.
 *
 * <p>An address leads to an account only if the directory says it is theirs, or if it was itself asked for: at a registration anybody can
 * type anybody's.
 */
@ApplicationScoped
class People {

    private static final int MOST_CANDIDATES = 50;
    private static final String LINE = "\n";
    private static final Pattern NAMED = Pattern.compile("\\{(\\w+)}");

    /** How each list comes into a statement; it travels as one text, because the providers disagree about arrays. */
    private static final Map<String, String> TYPES = Map.of(
            "key", "cast(%s as text)",
            "emails", "string_to_array(%s, chr(10))",
            "numbers", "string_to_array(%s, chr(10))",
            "names", "string_to_array(%s, chr(10))",
            "places", "cast(string_to_array(%s, chr(10)) as uuid[])",
            "accounts", "cast(string_to_array(%s, chr(10)) as uuid[])",
            "employees", "cast(string_to_array(%s, chr(10)) as uuid[])",
            "subjects", "cast(string_to_array(%s, chr(10)) as uuid[])");

    @Inject
    EntityManager database;

    /** The numbers under which that address appears, as they are spelled, with the name they go with; 50 at most. */
    List<Candidate> with(Email email) {
        return rows("""
                select min(x.number), min(x.name), cast(max(x.listed) as text) from (
                    select e.number, e.number_key, e.name, 1 as listed from employee e where lower(e.email) = any ({emails})
                    union all
                    select r.number, r.number_key, r.name, 0 from registration r where lower(r.email) = any ({emails})
                        and r.number <> '') x
                group by x.number_key order by 1 limit %d""".formatted(MOST_CANDIDATES),
                Map.of("emails", email.value())).stream()
                .map(row -> new Candidate(text(row[0]), text(row[1]), "1".equals(text(row[2]))))
                .toList();
    }

    Person of(EmployeeNumber number) {
        String key = number.key();
        List<String> emails = texts("""
                select lower(e.email) from employee e where e.number_key = {key} and e.email is not null
                    and not exists (select 1 from employee o where lower(o.email) = lower(e.email) and o.number_key <> e.number_key)""",
                Map.of("key", key));
        return person(number.spelling(), key, emails);
    }

    /** Whoever is known by that address and no number: a guest, an account. */
    Person of(Email email) {
        return person("", RegistrantKey.guest(email).value(), List.of(email.value()));
    }

    /** How many rows are theirs there. */
    long count(Holding holding, Person person) {
        return ((Number) query(holding.counting(), values(person)).getSingleResult()).longValue();
    }

    /** What a copy has of each of their rows there, as JSON. */
    List<String> copies(Holding holding, Person person) {
        return holding.copying().isEmpty() ? List.of() : texts(holding.copying(), values(person));
    }

    /** Does what an erasure does there. */
    void erase(Holding holding, Person person) {
        for (String statement : holding.erasing()) {
            Query query = query(statement, values(person));
            if (statement.startsWith("select")) {
                query.getSingleResult();
            } else {
                query.executeUpdate();
            }
        }
    }

    /** Their places that are still to come, in one order for everybody, so that two who give back at once lock no meeting crosswise. */
    List<Place> coming(Person person) {
        return rows("""
                select cast(r.id as text), cast(m.number as text) from registration r join meeting m on m.id = r.meeting_id
                where r.id = any ({places}) and r.status <> 'cancelled' and r.checked_in_at is null and m.ends_at > now()
                order by m.id""", values(person)).stream()
                .map(row -> new Place(UUID.fromString(text(row[0])), Integer.parseInt(text(row[1]))))
                .toList();
    }

    /** Frees the seat or the place in the line; whoever waits moves up in the same commit. */
    void giveBack(Place place) {
        database.createNativeQuery("select cast(free_place(cast(?1 as uuid), now(), true) as text)")
                .setParameter(1, place.id().toString())
                .getSingleResult();
    }

    private Person person(String typed, String key, List<String> emails) {
        Map<String, String> known = Map.of("key", key, "emails", String.join(LINE, emails));
        List<Object[]> listed = rows("""
                select cast(e.id as text), e.number, e.name from employee e where e.number_key = {key}""", known);
        List<Object[]> registered = rows("""
                select cast(r.id as text), r.number, r.name from registration r where r.number_key = {key}
                    or r.employee_id in (select e.id from employee e where e.number_key = {key}) order by r.registered_at desc""", known);
        List<Object[]> accounts = rows("""
                select cast(a.id as text), a.name, a.email from account a where a.email = any ({emails})""", known);
        List<Object[]> people = Stream.concat(listed.stream(), registered.stream()).toList();
        List<String> names = Stream.concat(people.stream().map(row -> text(row[2])), accounts.stream().map(row -> text(row[1])))
                .distinct()
                .toList();
        List<String> numbers = Stream.concat(people.stream().map(row -> text(row[1])), Stream.of(typed))
                .filter(number -> !number.isEmpty())
                .distinct()
                .toList();
        return new Person(
                numbers.isEmpty() ? "" : numbers.get(0), key, names.isEmpty() ? "" : names.get(0), emails, ids(registered), ids(accounts),
                ids(listed), names, numbers);
    }

    private static Map<String, String> values(Person person) {
        return Map.of(
                "key", person.key(),
                "emails", String.join(LINE, person.emails()),
                "numbers", String.join(LINE, person.numbers()),
                "names", String.join(LINE, person.names()),
                "places", joined(person.places()),
                "accounts", joined(person.accounts()),
                "subjects", joined(Stream.of(person.places(), person.accounts(), person.employees()).flatMap(List::stream).toList()));
    }

    /** Each name in braces becomes a parameter of its own, because both providers want them counted without gaps. */
    private Query query(String statement, Map<String, String> values) {
        List<String> given = new ArrayList<>();
        Matcher named = NAMED.matcher(statement);
        String counted = named.replaceAll(found -> {
            given.add(values.get(found.group(1)));
            return Matcher.quoteReplacement(TYPES.get(found.group(1)).formatted("?" + given.size()));
        });
        Query query = database.createNativeQuery(counted);
        for (int i = 0; i < given.size(); i++) {
            query.setParameter(i + 1, given.get(i));
        }
        return query;
    }

    @SuppressWarnings("unchecked")
    private List<Object[]> rows(String statement, Map<String, String> values) {
        return query(statement, values).getResultList();
    }

    private List<String> texts(String statement, Map<String, String> values) {
        List<?> rows = query(statement, values).getResultList();
        return rows.stream().map(People::text).toList();
    }

    private static List<UUID> ids(List<Object[]> rows) {
        return rows.stream().map(row -> UUID.fromString(text(row[0]))).toList();
    }

    private static String joined(List<UUID> ids) {
        return ids.stream().map(UUID::toString).collect(Collectors.joining(LINE));
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
