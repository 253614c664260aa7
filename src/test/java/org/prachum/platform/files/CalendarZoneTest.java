package org.prachum.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VTimeZone;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.files.CalendarFile.Method;
import org.prachum.platform.files.CalendarFile.Person;
import org.prachum.testing.Calendars;

/** Each zone as another program reads it, at moments of a whole year and around each change of its clocks. */
class CalendarZoneTest {

    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("2027-12-31T00:00:00Z");

    /** Where clocks follow the moon, or did what no yearly rule says. */
    private static final Set<String> WITHOUT_A_RULE = Set.of("Africa/Casablanca", "Africa/El_Aaiun", "Asia/Gaza", "Asia/Hebron");

    @ParameterizedTest
    @ValueSource(strings = {
        "Asia/Bangkok", "Europe/Paris", "America/Sao_Paulo", "Asia/Tehran", "Africa/Casablanca", "Africa/El_Aaiun", "Europe/Moscow",
        "Europe/London", "Europe/Dublin", "Europe/Lisbon", "America/New_York", "America/Los_Angeles", "America/St_Johns", "America/Nuuk",
        "America/Santiago", "America/Havana", "America/Asuncion", "Africa/Cairo", "Asia/Jerusalem", "Asia/Gaza", "Asia/Beirut",
        "Asia/Kathmandu", "Asia/Kolkata", "Asia/Tokyo", "Australia/Sydney", "Australia/Adelaide", "Australia/Lord_Howe", "Antarctica/Troll",
        "Pacific/Auckland", "Pacific/Chatham", "Pacific/Apia", "Pacific/Easter", "Atlantic/Azores", "Etc/GMT+12"
    })
    void aYearOfMomentsIsReadAsItIs(String zone) throws Exception {
        List<Instant> moments = moments(ZoneId.of(zone));
        for (Instant moment : moments) {
            String invitation = new String(event(zone, moment).content(Method.REQUEST), UTF_8);
            assertThat(Calendars.starts(invitation)).as(invitation).containsExactly(moment);
        }
        CalendarFeed feed = new CalendarFeed(
                "Feed", ZoneId.of(zone), Duration.ofHours(1),
                moments.stream().map(moment -> new CalendarFeed.Entry(event(zone, moment), false)).toList());
        String text = new String(feed.written().bytes(), UTF_8);
        assertThat(Calendars.starts(text)).isEqualTo(moments);
    }

    static Stream<String> zones() {
        Set<String> names = new TreeSet<>(ZoneId.getAvailableZoneIds());
        return names.stream().filter(name -> name.contains("/") && !name.startsWith("SystemV"));
    }

    /** [MS-OXCICAL], section 2.1.3.1.1.19: one STANDARD, at most one DAYLIGHT, and rules instead of dates. */
    @ParameterizedTest
    @MethodSource("zones")
    void isWhatOutlookReads(String zone) throws Exception {
        String text = new String(event(zone, Instant.parse("2026-07-15T09:00:00Z")).content(Method.REQUEST), UTF_8);
        Calendar calendar = Calendars.read(text);
        if (ZoneId.of(zone).normalized().equals(ZoneOffset.UTC)) {
            assertThat(calendar.getComponents("VTIMEZONE")).isEmpty();
            return;
        }
        VTimeZone described = calendar.<VTimeZone>getComponents("VTIMEZONE").get(0);
        List<Observance> parts = described.getObservances();
        assertThat(parts.stream().filter(part -> part.getName().equals("STANDARD"))).hasSize(1);
        assertThat(parts.stream().filter(part -> part.getName().equals("DAYLIGHT")).count()).isEqualTo(parts.size() - 1L).isLessThan(2);
        boolean ruled = ZoneId.of(zone).getRules().getTransitionRules().size() == 2 && !WITHOUT_A_RULE.contains(zone);
        assertThat(parts).as(text).hasSize(ruled ? 2 : 1);
        assertThat(parts).allMatch(part -> part.getProperty("RDATE").isEmpty() && part.getProperty("RRULE").isPresent() == ruled);
    }

    @ParameterizedTest
    @MethodSource("zones")
    void aFeedOfTwoYearsHasOneRuleOrIsInUtc(String zone) throws Exception {
        CalendarFeed feed = new CalendarFeed(
                "Feed", ZoneId.of(zone), Duration.ofHours(1),
                List.of(new CalendarFeed.Entry(event(zone, FIRST), false), new CalendarFeed.Entry(event(zone, LAST), true)));
        String text = new String(feed.written().bytes(), UTF_8);
        boolean utc = ZoneId.of(zone).normalized().equals(ZoneOffset.UTC) || WITHOUT_A_RULE.contains(zone);
        assertThat(text.lines().filter("BEGIN:STANDARD"::equals)).hasSize(utc ? 0 : 1);
        assertThat(Calendars.starts(text)).containsExactly(FIRST, LAST);
    }

    private static List<Instant> moments(ZoneId zone) {
        List<Instant> moments = new ArrayList<>();
        for (Instant moment = FIRST; moment.isBefore(LAST); moment = moment.plus(11, ChronoUnit.DAYS).plusSeconds(5_400)) {
            moments.add(moment);
        }
        for (var change = zone.getRules().nextTransition(FIRST);
                change != null && change.getInstant().isBefore(LAST);
                change = zone.getRules().nextTransition(change.getInstant())) {
            // Which of two equal hours is meant cannot be said beside a zone's name (RFC 5545, section 3.3.5); it is the first.
            moments.add(change.getInstant().minus(2, ChronoUnit.HOURS));
            moments.add(change.getInstant().minusSeconds(change.isOverlap() ? 2 * 3_600 : 60));
            moments.add(change.getInstant().plus(3, ChronoUnit.HOURS));
        }
        return moments;
    }

    private static CalendarFile event(String zone, Instant start) {
        return new CalendarFile(
                "1", 0, FIRST, start, start.plus(Duration.ofMinutes(30)), ZoneId.of(zone), "A", "", "", Optional.empty(),
                new Person("Acme", "acme@acme.example"), Optional.empty());
    }
}
