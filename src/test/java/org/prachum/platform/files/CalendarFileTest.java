package org.prachum.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Instant.parse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.prachum.platform.files.CalendarFile.Method.CANCEL;
import static org.prachum.platform.files.CalendarFile.Method.PUBLISH;
import static org.prachum.platform.files.CalendarFile.Method.REQUEST;

import biweekly.Biweekly;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prachum.platform.files.CalendarFile.Person;

class CalendarFileTest {

    static final Instant THREE_IN_BANGKOK = parse("2026-11-20T08:00:00Z");
    static final Person ORGANIZER = new Person("Acme, Ltd.", "meetings@acme.example");
    static final Person ANN = new Person("Ann", "ann@acme.example");

    @Test
    void invites() {
        assertThat(text(town("Asia/Bangkok", THREE_IN_BANGKOK), REQUEST)).isEqualTo(crlf("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Prachum//Prachum//EN
                METHOD:REQUEST
                BEGIN:VTIMEZONE
                TZID:Asia/Bangkok
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0700
                TZOFFSETTO:+0700
                END:STANDARD
                END:VTIMEZONE
                BEGIN:VEVENT
                UID:7c1d@acme.example
                SEQUENCE:2
                DTSTAMP:20261101T030405Z
                DTSTART;TZID=Asia/Bangkok:20261120T150000
                DTEND;TZID=Asia/Bangkok:20261120T163000
                SUMMARY:Town hall\\, autumn
                LOCATION:Hall 1\\; 2nd floor
                DESCRIPTION:Bring questions.\\nCoffee is there.
                URL:https://acme.prachum.example/meeting/7
                ORGANIZER;CN="Acme, Ltd.":mailto:meetings@acme.example
                ATTENDEE;PARTSTAT=ACCEPTED;CN=Ann:mailto:ann@acme.example
                STATUS:CONFIRMED
                END:VEVENT
                END:VCALENDAR
                """));
    }

    @Test
    void callsOff() {
        var text = text(town("Asia/Bangkok", THREE_IN_BANGKOK), CANCEL);

        assertThat(text.lines()).contains("METHOD:CANCEL", "STATUS:CANCELLED", "UID:7c1d@acme.example", "SEQUENCE:2");
    }

    @Test
    void saysOnlyWhatThereIs() {
        var event = new CalendarFile(
                "1",
                0,
                parse("2026-11-01T03:04:05Z"),
                THREE_IN_BANGKOK,
                THREE_IN_BANGKOK,
                ZoneId.of("UTC"),
                "A",
                "",
                "",
                Optional.empty(),
                ORGANIZER,
                Optional.empty());

        assertThat(text(event, PUBLISH)).isEqualTo(crlf("""
                BEGIN:VCALENDAR
                VERSION:2.0
                PRODID:-//Prachum//Prachum//EN
                METHOD:PUBLISH
                BEGIN:VEVENT
                UID:1
                SEQUENCE:0
                DTSTAMP:20261101T030405Z
                DTSTART:20261120T080000Z
                DTEND:20261120T080000Z
                SUMMARY:A
                ORGANIZER;CN="Acme, Ltd.":mailto:meetings@acme.example
                STATUS:CONFIRMED
                END:VEVENT
                END:VCALENDAR
                """));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-07-01T10:00:00Z, DAYLIGHT, 20260329T020000, +0100, +0200, 20260701T120000",
        "2026-12-01T10:00:00Z, STANDARD, 20261025T030000, +0200, +0100, 20261201T110000"
    })
    void writesTheRuleInForce(Instant start, String kind, String since, String from, String to, String local) {
        var text = text(town("Europe/Paris", start), PUBLISH);

        assertThat(text).contains(crlf("""
                TZID:Europe/Paris
                BEGIN:%1$s
                DTSTART:%2$s
                TZOFFSETFROM:%3$s
                TZOFFSETTO:%4$s
                END:%1$s
                END:VTIMEZONE
                """.formatted(kind, since, from, to)));
        assertThat(text.lines()).contains("DTSTART;TZID=Europe/Paris:" + local);
    }

    @Test
    void writesBothRulesWhenTheClockIsChangedMeanwhile() {
        var text = text(town("Europe/Paris", parse("2026-10-25T00:30:00Z")), PUBLISH);

        assertThat(text.lines()).contains("BEGIN:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:20261025T030000");
    }

    @ParameterizedTest
    @CsvSource({"Asia/Bangkok", "Europe/Paris", "America/New_York", "Asia/Kathmandu", "Pacific/Chatham", "UTC", "+07:00"})
    void isReadBackAtTheSameMoment(String zone) {
        for (var start = parse("2026-01-01T00:30:00Z");
                start.isBefore(parse("2027-01-01T00:00:00Z"));
                start = start.plus(Duration.ofDays(5))) {
            var event = Biweekly.parse(text(town(zone, start), REQUEST))
                    .first()
                    .getEvents()
                    .get(0);

            assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(start);
            assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(start.plus(Duration.ofMinutes(90)));
        }
    }

    @Test
    void foldsLinesByBytes() {
        var summary = "ประชุมใหญ่สามัญประจำปีครั้งที่หนึ่ง 🎉".repeat(10);
        var text = text(named(summary), PUBLISH);

        assertThat(text.split("\r\n")).allMatch(line -> line.getBytes(UTF_8).length <= 75);
        assertThat(text.replace("\r\n ", "").lines()).contains("SUMMARY:" + summary);
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    }

    @Test
    void aTextCannotBecomeALineOfItsOwn() {
        var text = text(named("A\r\nATTENDEE:mailto:bob@acme.example\nEND:VEVENT"), PUBLISH);

        assertThat(text.lines().filter(line -> line.startsWith("ATTENDEE:mailto:bob"))).isEmpty();
        assertThat(text.lines().filter("END:VEVENT"::equals)).hasSize(1);
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        assertThatThrownBy(() -> new CalendarFile(
                        "1",
                        0,
                        THREE_IN_BANGKOK,
                        THREE_IN_BANGKOK,
                        THREE_IN_BANGKOK.minusSeconds(1),
                        ZoneId.of("UTC"),
                        "A",
                        "",
                        "",
                        Optional.empty(),
                        ORGANIZER,
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static CalendarFile town(String zone, Instant start) {
        return event(zone, start, "Town hall, autumn");
    }

    private static CalendarFile named(String summary) {
        return event("Asia/Bangkok", THREE_IN_BANGKOK, summary);
    }

    private static CalendarFile event(String zone, Instant start, String summary) {
        return new CalendarFile(
                "7c1d@acme.example",
                2,
                parse("2026-11-01T03:04:05Z"),
                start,
                start.plus(Duration.ofMinutes(90)),
                ZoneId.of(zone),
                summary,
                "Hall 1; 2nd floor",
                "Bring questions.\nCoffee is there.",
                Optional.of(URI.create("https://acme.prachum.example/meeting/7")),
                ORGANIZER,
                Optional.of(ANN));
    }

    private static String text(CalendarFile file, CalendarFile.Method method) {
        return new String(file.content(method), UTF_8);
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }
}
