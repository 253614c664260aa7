package org.prachum.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of columns, by itself; what the database says to it stands in {@code EveryColumnIT}. */
class ColumnsTest {

    private final Set<String> held = Arrays.stream(Holding.values()).map(Holding::table).collect(Collectors.toSet());

    @Test
    void readsWhatIsDecided() {
        assertThat(Column.of("registration.name given goes replaced by nothing"))
                .isEqualTo(new Column("registration", "name", true, true, true, "replaced by nothing"));
        assertThat(Column.of("registration.section  held_back stays a number"))
                .isEqualTo(new Column("registration", "section", true, false, false, "a number"));
        assertThat(Column.of("*.version nobodys counts changes")).isEqualTo(new Column("*", "version", false, false, false, "counts changes"));
        assertThatThrownBy(() -> Column.of("registration.name given perhaps")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everyAnswerHasAReasonAndNoColumnTwo() {
        assertThat(Columns.all()).allSatisfy(column -> assertThat(column.why()).as(column.toString()).isNotBlank());
        assertThat(Columns.all().stream().map(column -> column.table() + "." + column.name())).doesNotHaveDuplicates();
    }

    @Test
    void whatIsGivenIsFoundAndHasAName() {
        Set<String> keys = ResourceBundle.getBundle("org.prachum.privacy.Texts").keySet();
        assertThat(Columns.all().stream().filter(Column::given)).isNotEmpty().allSatisfy(column -> {
            assertThat(held).as("where rows of " + column.table() + " are somebody's: add it to Holding").contains(column.table());
            assertThat(keys).as("what " + column + " is called").contains("column." + column.name());
        });
    }

    @Test
    void everyPlaceHasANameAndSaysWhatBecomesOfIt() {
        Set<String> keys = ResourceBundle.getBundle("org.prachum.privacy.Texts").keySet();
        assertThat(Holding.values()).allSatisfy(holding ->
                assertThat(keys).contains("place." + holding.name(), "erasure." + holding.name()));
    }
}
