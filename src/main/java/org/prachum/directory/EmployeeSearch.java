package org.prachum.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.prachum.platform.web.TextNormalizer;

/**
 * Search while somebody types: people each of whose typed words is the beginning of a word of their name or of their
 * number. One statement, and one range of an index, because under row-level security PostgreSQL uses an index only with
 * leakproof operators, such as those of text under the collation "C", and not with {@code like}. Joins its caller's
 * transaction.
 */
@ApplicationScoped
class EmployeeSearch {

    /** So many people are looked through and ordered; whoever finds more types on. */
    static final int MOST = 1_000;

    private static final int MOST_WORDS = 6;

    /** Comes after every character (Unicode, section 3.4). */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private static final String COLUMNS =
            "cast(e.id as text), e.number, e.name, e.position, e.section_short, e.cost_center_name, e.active, ";

    private static final String ALL = "select " + COLUMNS + "(select count(*) from employee) from employee e "
            + "order by e.name_folded, e.number_key";

    @Inject
    EntityManager database;

    EmployeesFound search(String typed, int first, int most) {
        List<String> words = Fold.words(TextNormalizer.withoutMarks(typed)).stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .limit(MOST_WORDS)
                .toList();
        Query query = words.isEmpty() ? database.createNativeQuery(ALL) : beginningWith(words);
        List<EmployeeRow> rows = new ArrayList<>();
        int count = 0;
        for (Object found : query.setFirstResult(first).setMaxResults(most).getResultList()) {
            Object[] row = (Object[]) found;
            rows.add(row(row));
            count = ((Number) row[7]).intValue();
        }
        boolean more = !words.isEmpty() && count > MOST;
        return new EmployeesFound(rows, more ? MOST : count, more);
    }

    private Query beginningWith(List<String> words) {
        Query query = database.createNativeQuery(statement(words.size()));
        for (int i = 0; i < words.size(); i++) {
            query.setParameter(2 * i + 1, words.get(i)).setParameter(2 * i + 2, words.get(i) + LAST);
        }
        return query;
    }

    /** For so many words. The longest leads, being the rarest; the others are asked of each person it finds. */
    static String statement(int words) {
        StringBuilder among = new StringBuilder(
                "select w.employee_id from employee_word w where w.word >= ?1 and w.word < ?2");
        for (int i = 1; i < words; i++) {
            among.append(" and exists (select from employee_word o where o.employee_id = w.employee_id and o.word >= ?")
                    .append(2 * i + 1)
                    .append(" and o.word < ?")
                    .append(2 * i + 2)
                    .append(')');
        }
        return "select " + COLUMNS + "count(*) over () from (select distinct employee_id from (" + among
                + " order by w.word limit " + (MOST + 1) + ") w) f join employee e on e.id = f.employee_id "
                + "order by e.name_folded, e.number_key";
    }

    private static EmployeeRow row(Object[] row) {
        return new EmployeeRow(
                UUID.fromString(text(row[0])),
                text(row[1]),
                text(row[2]),
                text(row[3]),
                text(row[4]),
                text(row[5]),
                (Boolean) row[6]);
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
