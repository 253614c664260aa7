package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prachum.registration.Reminder.DAY_BEFORE;
import static org.prachum.registration.Reminder.HOUR_BEFORE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReminderTest {

    static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T15:00, 2026-11-19T15:00",
        "2026-11-20T08:00, 2026-11-19T08:00",
        "2026-11-20T05:30, 2026-11-19T08:00",
        "2026-11-20T00:00, 2026-11-19T08:00",
        "2026-11-20T23:30, 2026-11-19T20:00"
    })
    void comesOnTheDayBeforeWhenPeopleAreAwake(String start, String due) {
        assertThat(DAY_BEFORE.window(at(start), BANGKOK)).isEqualTo(new Reminder.Window(at(due), at("2026-11-20T00:00")));
    }

    @Test
    void saysTomorrowOnlyWhileItIsTrue() {
        Reminder.Window window = DAY_BEFORE.window(at("2026-11-20T15:00"), BANGKOK);

        assertThat(window.isOpenAt(at("2026-11-19T14:59"))).isFalse();
        assertThat(window.isOpenAt(at("2026-11-19T15:00"))).isTrue();
        assertThat(window.isOpenAt(at("2026-11-19T23:59"))).isTrue();
        assertThat(window.isOpenAt(at("2026-11-20T00:00"))).isFalse();
    }

    @Test
    void comesInTheHourBeforeAndNotOnceItHasBegun() {
        Reminder.Window window = HOUR_BEFORE.window(at("2026-11-20T15:00"), BANGKOK);

        assertThat(window.isOpenAt(at("2026-11-20T13:59"))).isFalse();
        assertThat(window.isOpenAt(at("2026-11-20T14:00"))).isTrue();
        assertThat(window.isOpenAt(at("2026-11-20T14:59"))).isTrue();
        assertThat(window.isOpenAt(at("2026-11-20T15:00"))).isFalse();
    }

    @Test
    void theDayBeforeIsTheOrganizationsDay() {
        Instant start = Instant.parse("2026-11-20T02:00:00Z");

        assertThat(DAY_BEFORE.window(start, ZoneId.of("America/New_York")).from()).isEqualTo(Instant.parse("2026-11-19T01:00:00Z"));
        assertThat(DAY_BEFORE.window(start, ZoneId.of("UTC")).from()).isEqualTo(Instant.parse("2026-11-19T08:00:00Z"));
    }

    @Test
    void theHourStaysTheSameWhenTheClockIsChangedMeanwhile() {
        Instant start = ZonedDateTime.of(2026, 3, 29, 15, 0, 0, 0, ZoneId.of("Europe/Paris")).toInstant();

        assertThat(Duration.between(DAY_BEFORE.window(start, ZoneId.of("Europe/Paris")).from(), start)).isEqualTo(Duration.ofHours(23));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Bangkok", "Europe/Paris", "America/New_York", "Pacific/Chatham"})
    void noWindowOpensBeforeAnybodyLooks(String zone) {
        for (Instant start = Instant.parse("2026-01-01T00:00:00Z");
                start.isBefore(Instant.parse("2027-01-01T00:00:00Z"));
                start = start.plus(Duration.ofMinutes(59))) {
            for (Reminder reminder : Reminder.values()) {
                Reminder.Window window = reminder.window(start, ZoneId.of(zone));
                assertThat(window.from()).isBefore(window.until()).isAfter(start.minus(Reminder.LONGEST_AHEAD));
                assertThat(window.until()).isBeforeOrEqualTo(start);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void isKnownByTheKindOfItsMail(Reminder reminder) {
        assertThat(Reminder.ofMail(reminder.mail())).contains(reminder);
        assertThat(Reminder.ofMail(RegistrationMails.CONFIRMED)).isEmpty();
    }

    @Test
    void bothAreSentUntilAnAdminDecides() {
        ReminderRule rule = ReminderRule.undecided();
        assertThat(Reminder.values()).allMatch(rule::wants);

        rule.decide(false, true);
        assertThat(rule.wants(DAY_BEFORE)).isFalse();
        assertThat(rule.wants(HOUR_BEFORE)).isTrue();
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BANGKOK).toInstant();
    }
}
