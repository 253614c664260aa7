package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prachum.directory.EmployeeNumber;
import org.prachum.directory.NumberRules;
import org.prachum.platform.problem.Validation;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.Provider;

/** What the door asks of the database, by both persistence providers. */
class CheckInsIT {

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();

    /** As where the directory is empty; it is asked by a pool of the server's. */
    private static final NumberRules SIX_CHARACTERS = new NumberRules() {
        @Override
        public int getShortest() {
            return 6;
        }
    };

    UUID acme = DATABASE.organization();
    UUID globex = DATABASE.organization();
    UUID meeting = UUID.randomUUID();
    UUID ann = UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(Provider.class)
    void saysTheSameWithEither(Provider provider) {
        announce(acme, meeting);
        UUID nok = register(acme, meeting, "100002", "Nok", "B", "confirmed");
        UUID malee = register(acme, meeting, "100004", "Malee", "A", "confirmed");
        UUID waits = register(acme, meeting, "100005", "Somchai", "A", "waitlisted");
        register(acme, meeting, "100006", "Zoé", "A", "cancelled");
        UUID theirs = UUID.randomUUID();
        announce(globex, theirs);
        UUID stranger = register(globex, theirs, "100002", "Stranger", "", "confirmed");
        DATABASE.sql("insert into account (tenant_id, id, email, name, role, status) values (?, ?, 'ann@acme.example', 'Ann', 'admin', 'active')",
                acme, ann);

        try (EntityManagerFactory factory = provider.open(DATABASE);
                EntityManager entityManager = provider.enter(factory, acme)) {
            CheckIns checkIns = new CheckIns();
            checkIns.database = entityManager;
            checkIns.clock = Clock.systemUTC();
            checkIns.numbers = SIX_CHARACTERS;

            assertThat(checkIns.mark(nok, Arrival.TICKET, Optional.of(ann))).isTrue();
            assertThat(checkIns.mark(nok, Arrival.LIST, Optional.empty())).as("once").isFalse();
            assertThat(checkIns.mark(malee, Arrival.KIOSK, Optional.empty())).isTrue();
            assertThat(checkIns.mark(waits, Arrival.LIST, Optional.empty())).as("no seat").isFalse();
            assertThat(checkIns.mark(stranger, Arrival.LIST, Optional.empty())).as("the neighbour's").isFalse();
            assertThat(checkIns.count(meeting)).isEqualTo(new CheckIns.Count(2, 2));
            assertThat(checkIns.unmark(malee)).isTrue();
            assertThat(checkIns.unmark(malee)).isFalse();
            assertThat(checkIns.unmark(stranger)).isFalse();
            assertThat(checkIns.count(meeting)).isEqualTo(new CheckIns.Count(2, 1));

            assertThat(names(checkIns.list(meeting, "", false, 0, 10))).containsExactly("Malee", "Nok");
            assertThat(names(checkIns.list(meeting, "", true, 0, 10))).containsExactly("Malee");
            assertThat(names(checkIns.list(meeting, "OK", false, 0, 10))).containsExactly("Nok");
            assertThat(checkIns.count(meeting, "0100", false)).isEqualTo(2);
            List<Registration> first = checkIns.bySection(meeting, 1);
            assertThat(names(first)).containsExactly("Malee");
            assertThat(names(checkIns.bySection(meeting, first.get(0), 10))).containsExactly("Nok");
            assertThat(names(checkIns.among(meeting, List.of(nok, stranger, waits)))).containsExactly("Nok");
            assertThat(checkIns.of(meeting, new EmployeeNumber("0100006"))).map(Registration::getName).hasValue("Zoé");
            assertThat(checkIns.of(meeting, new EmployeeNumber("999999"))).isEmpty();
            Registration came = checkIns.find(meeting, nok).orElseThrow();
            assertThat(came.isCheckedIn()).isTrue();
            assertThat(came.checkedInHow()).hasValue(Arrival.TICKET);
            assertThat(checkIns.walkIn(meeting, 1, "999999", null, null, "en", ann, Answers.NONE, new Validation())).isEqualTo(new WalkIn(WalkIn.Outcome.UNKNOWN, null));
            assertThat(checkIns.walkIn(meeting, 1, "100002", null, null, "en", ann, Answers.NONE, new Validation())).isEqualTo(new WalkIn(WalkIn.Outcome.ALREADY, nok));
            assertThat(checkIns.walkIn(meeting, 1, "100005", "Somchai", "A", "en", ann, Answers.NONE, new Validation())).isEqualTo(new WalkIn(WalkIn.Outcome.WAITING, waits));
            entityManager.getTransaction().rollback();
        }
        assertThat(DATABASE.ask("select 1 from registration where tenant_id = ? and checked_in_at is not null", globex)).isEmpty();
    }

    private static void announce(UUID organization, UUID meeting) {
        DATABASE.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at)"
                + " values (?, ?, 1, 'Board', 'onsite', 'public', 'k', now(), now() + interval '2 hours')", organization, meeting);
    }

    private static UUID register(UUID organization, UUID meeting, String number, String name, String section, String status) {
        UUID id = UUID.randomUUID();
        DATABASE.sql("insert into registration (tenant_id, id, meeting_id, number, number_key, name, section, status, waiting_number)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, case when ? = 'waitlisted' then 1 end)", organization, id, meeting, number, number, name, section, status, status);
        return id;
    }

    private static List<String> names(List<Registration> places) {
        return places.stream().map(Registration::getName).toList();
    }
}
