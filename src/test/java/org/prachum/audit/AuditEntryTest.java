package org.prachum.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Deed;

class AuditEntryTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final UUID ANN = UUID.randomUUID();
    static final UUID TOWN_HALL = UUID.randomUUID();

    @Test
    void keepsWhoAndWhatAsTheyWere() {
        Deed deed = Deed.of("meeting.cancelled").on(TOWN_HALL, "Town hall");
        AuditEntry entry = new AuditEntry(deed, Actor.account(ANN, "Ann Becker", "ann@acme.example"), "10.0.0.1", NOON);

        assertThat(entry.getActor()).isEqualTo(Actor.account(ANN, "Ann Becker", "ann@acme.example"));
        assertThat(entry.getVerb()).isEqualTo("meeting.cancelled");
        assertThat(entry.getSubjectKind()).isEqualTo("meeting");
        assertThat(entry.getSubject()).isEqualTo(TOWN_HALL);
        assertThat(entry.getSubjectName()).isEqualTo("Town hall");
        assertThat(entry.getClient()).isEqualTo("10.0.0.1");
        assertThat(entry.getHappenedAt()).isEqualTo(NOON);
        assertThat(entry.getDetails()).isEqualTo("{}");
    }

    @Test
    void holdsDetailsAsJsonAndGivesThemBack() {
        Deed deed = Deed.of("employees.imported").on(null, "a \"file\".csv").with("added", 3).with("role", "admin")
                .changing(List.of("topic", "capacity"));
        AuditEntry entry = new AuditEntry(deed, Actor.SYSTEM, null, NOON);

        assertThat(entry.getDetails()).isEqualTo("{\"added\":3,\"fields\":[\"topic\",\"capacity\"],\"role\":\"admin\"}");
        assertThat(entry.fields()).containsExactly("topic", "capacity");
        assertThat(entry.values()).isEqualTo(Map.of("added", 3L, "role", "admin"));
        assertThat(entry.getClient()).isNull();
    }

    @Test
    void anOperatorIsNotNamed() {
        Actor operator = Actor.operator(ANN);
        AuditEntry entry = new AuditEntry(Deed.of("organization.suspended"), operator, null, NOON);

        assertThat(entry.getActor()).isEqualTo(operator);
        assertThat(entry.getActor().name()).isEmpty();
        assertThat(entry.getActor().email()).isEmpty();
    }

    @Test
    void anExportIsOfSomethingElseThanItsVerbSays() {
        assertThat(Deed.of("export.downloaded").on("meeting", TOWN_HALL, "Town hall").kind()).isEqualTo("meeting");
    }

    @Test
    void whatWasToldCannotBeToldDifferentlyLater() {
        List<String> fields = new ArrayList<>(List.of("topic"));
        Deed deed = Deed.of("meeting.changed").changing(fields);
        fields.add("secret");

        assertThat(deed.details()).isEqualTo(Map.of("fields", List.of("topic")));
    }
}
