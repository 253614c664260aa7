package org.prachum.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.prachum.testing.FreshDatabase;

/** The catalogue is asked, so that a column that somebody adds has an answer in {@code columns.txt} before it has a value. */
class EveryColumnIT {

    private static final List<String> CATALOGUE = FreshDatabase.migrated().ask("""
            select c.relname || '.' || a.attname from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')""");

    @Test
    void isAboutSomebodyOrAboutNobody() {
        TreeSet<String> unanswered = new TreeSet<>(CATALOGUE);
        unanswered.removeIf(column -> Columns.all().stream()
                .anyMatch(answer -> answer.isOf(column.substring(0, column.indexOf('.')), column.substring(column.indexOf('.') + 1))));
        assertThat(unanswered)
                .as("Columns without an answer: add a line for each to src/main/resources/org/prachum/privacy/columns.txt,"
                        + " and its table to Holding where rows of it are somebody's")
                .isEmpty();
    }

    @Test
    void nothingIsAnsweredThatIsNotThere() {
        assertThat(Columns.all().stream()
                        .filter(answer -> !answer.table().equals("*"))
                        .map(answer -> answer.table() + "." + answer.name()))
                .isNotEmpty()
                .allMatch(CATALOGUE::contains);
    }
}
