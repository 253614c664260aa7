package org.prachum.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tables in the order in which they can be filled. */
class CatalogueTest {

    @Test
    void whatIsPointedAtComesBeforeWhatPoints() {
        List<Shape> ordered = Catalogue.parentsFirst(List.of(
                shape("answer", "question", "registration"),
                shape("meeting", "account"),
                shape("question", "meeting"),
                shape("registration", "meeting"),
                shape("account")));

        assertThat(ordered).extracting(Shape::table).containsExactly("account", "meeting", "question", "registration", "answer");
    }

    @Test
    void aTableMayPointAtItselfAndAtTablesOfNobody() {
        assertThat(Catalogue.parentsFirst(List.of(shape("page", "page", "elsewhere")))).hasSize(1);
    }

    @Test
    void aCircleIsNamed() {
        assertThatThrownBy(() -> Catalogue.parentsFirst(List.of(shape("egg", "hen"), shape("hen", "egg"))))
                .hasMessageContaining("egg")
                .hasMessageContaining("hen");
    }

    @Test
    void aNameThatNeedsMoreThanQuotesIsNoneOfOurs() {
        assertThat(Shape.quote("employee_word")).isEqualTo("\"employee_word\"");
        assertThatThrownBy(() -> Shape.quote("a\"; drop table account; --")).isInstanceOf(IllegalStateException.class);
    }

    private static Shape shape(String table, String... parents) {
        return new Shape(table, "tenant_id", List.of(), List.of("id"), Set.of(parents));
    }
}
