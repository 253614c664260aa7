package org.prachum.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.prachum.meetings.PublicMeetings.Which;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.Provider;

/** What the portal asks of the database, by both persistence providers. */
class PublicMeetingsIT {

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();

    UUID acme = DATABASE.organization();
    UUID olga = UUID.randomUUID();
    Instant now = Instant.parse("2026-11-30T10:00:00Z");
    int numbers;

    @ParameterizedTest
    @EnumSource(Provider.class)
    void saysTheSameWithEither(Provider provider) {
        DATABASE.sql("insert into account (tenant_id, id, email, name, role, status) values (?, ?, ?, 'Ólga Smirnova', 'organizer', 'active')",
                acme, olga, olga + "@acme.example");
        announce("Board", 1, "room = 'Salle Élysée'");
        announce("Réunion", 2, "organizer_id = '" + olga + "'");
        announce("Full", 3, "capacity = 1, taken = 1");
        announce("Early", 4, "registration_opens_at = '2026-11-30T11:00:00Z'");
        announce("Late", 5, "registration_closes_at = '2026-11-30T09:00:00Z'");
        announce("Closed", 6, "status = 'closed'");
        announce("Private", 7, "visibility = 'private'");
        announce("Over", -5, "floor = '12'");
        announce("Long over", -50, "floor = '12'");

        try (EntityManagerFactory factory = provider.open(DATABASE);
                EntityManager entityManager = provider.enter(factory, acme)) {
            PublicMeetings meetings = new PublicMeetings();
            meetings.database = entityManager;

            assertThat(topics(meetings.list(Which.COMING, MeetingSearch.EVERY, now, 0, 10)))
                    .containsExactly("Board", "Réunion", "Full", "Early", "Late");
            assertThat(topics(meetings.list(Which.COMING, MeetingSearch.EVERY, now, 1, 2))).containsExactly("Réunion", "Full");
            assertThat(topics(meetings.list(Which.OPEN, MeetingSearch.EVERY, now, 0, 10))).containsExactly("Board", "Réunion");
            assertThat(topics(meetings.list(Which.PAST, MeetingSearch.EVERY, now, 0, 10))).containsExactly("Over", "Long over");
            assertThat(meetings.count(Which.COMING, MeetingSearch.EVERY, now)).isEqualTo(5);
            assertThat(topics(meetings.list(Which.COMING, MeetingSearch.typed("elysee"), now, 0, 10))).containsExactly("Board");
            assertThat(topics(meetings.list(Which.COMING, MeetingSearch.typed("OLGA reunion"), now, 0, 10))).containsExactly("Réunion");
            assertThat(topics(meetings.list(Which.PAST, MeetingSearch.typed("12 long"), now, 0, 10))).containsExactly("Long over");
            assertThat(meetings.count(Which.COMING, MeetingSearch.typed("%"), now)).isZero();
            entityManager.getTransaction().rollback();
        }
    }

    private void announce(String topic, int hoursAhead, String columns) {
        Instant start = now.plus(Duration.ofHours(hoursAhead));
        int number = ++numbers;
        DATABASE.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at)"
                        + " values (?, ?, ?, ?, 'onsite', 'public', repeat('k', 32), ?, ?)",
                acme, UUID.randomUUID(), number, topic, Timestamp.from(start), Timestamp.from(start.plus(Duration.ofHours(1))));
        DATABASE.sql("update meeting set " + columns + " where tenant_id = ? and number = ?", acme, number);
    }

    private static List<String> topics(List<Meeting> meetings) {
        return meetings.stream().map(Meeting::getTopic).toList();
    }
}
