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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.files.CalendarFile.Method;
import org.prachum.platform.files.CalendarFile.Person;
import org.prachum.testing.Calendars;

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

    /** What Outlook reads ([MS-OXCICAL], section 2.1.3.1.1.19): summer and winter by rule, in an invitation of either. */
    @ParameterizedTest
    @CsvSource({"2026-07-01T10:00:00Z, 20260701T120000", "2026-12-01T10:00:00Z, 20261201T110000"})
    void writesSummerAndWinterByRule(Instant start, String local) {
        var text = text(town("Europe/Paris", start), PUBLISH);

        assertThat(text).contains(crlf("""
                BEGIN:VTIMEZONE
                TZID:Europe/Paris
                BEGIN:DAYLIGHT
                DTSTART:20250330T020000
                TZOFFSETFROM:+0100
                TZOFFSETTO:+0200
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
                END:DAYLIGHT
                BEGIN:STANDARD
                DTSTART:20251026T030000
                TZOFFSETFROM:+0200
                TZOFFSETTO:+0100
                RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
                END:STANDARD
                END:VTIMEZONE
                """));
        assertThat(text.lines()).contains("DTSTART;TZID=Europe/Paris:" + local);
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

    /** RFC 5545 has no place for it in a name; Outlook shows the escape of RFC 6868 as it stands. */
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', value = {
        "ООО \"Ромашка\" | ООО Ромашка",
        "Somchai \"Tom\" Jaidee | Somchai Tom Jaidee",
        "O’Neil “Curly” Quotes | O’Neil “Curly” Quotes",
        "Name, Last | Name, Last",
        "Back\\slash, Semi; Colon: Name | Back\\slash, Semi; Colon: Name",
        "Caret ^n ^' Name | Caret ^n ^' Name"
    })
    void aNameIsReadAsItIsButForQuotationMarks(String name, String read) throws Exception {
        var file = invitation(new Person(name, "acme@acme.example", "prachum@prachum.example"), new Person(name, "ann@acme.example"), "A", "B");
        var organizer = Calendars.events(text(file, REQUEST)).get(0).getProperty("ORGANIZER").orElseThrow();

        assertThat(Calendars.name(text(file, REQUEST), "ORGANIZER")).isEqualTo(read);
        assertThat(Calendars.name(text(file, REQUEST), "ATTENDEE")).isEqualTo(read);
        assertThat(organizer.getValue()).isEqualTo("mailto:acme@acme.example");
        assertThat(organizer.getParameter("SENT-BY").orElseThrow().getValue()).isEqualTo("mailto:prachum@prachum.example");
        assertThat(Biweekly.parse(text(file, REQUEST)).first().getEvents().get(0).getOrganizer().getCommonName()).isEqualTo(read);
    }

    /** What somebody's clipboard or another program held must stop nobody's mail. */
    @ParameterizedTest
    @ValueSource(strings = {
        "\u0000", "\u0007\u001b[31m", "\ud83c", "\udf89", "\ufffe\uffff", "\ufdd0", "\ufeff", "\u0085", "\u2028\u2029", "\r", "\n", "\r\n",
        "\u000b\f", "\t", "\u007f\u009f", "\r\nATTENDEE:mailto:eve@acme.example\r\nEND:VEVENT\r\n", "\\n\\,", "^n", "\"", ";:,\"=",
        "\ud83c\udf89", "\u202e"
    })
    void noTextStopsAFile(String nasty) throws Exception {
        for (String text : new String[] {nasty, "A" + nasty + "B", nasty.repeat(200)}) {
            var file = invitation(new Person(text, "acme@acme.example"), new Person(text, "ann@acme.example"), text, text);
            for (Method method : Method.values()) {
                assertThat(Calendars.events(text(file, method))).hasSize(1);
            }
            var feed = new CalendarFeed(text, ZoneId.of("Asia/Bangkok"), Duration.ofHours(1), List.of(new CalendarFeed.Entry(file, false)));
            var event = Calendars.events(new String(feed.written().bytes(), UTF_8)).get(0);
            assertThat(event.getProperties("ATTENDEE")).hasSize(1);
            assertThat(event.getProperty("UID").orElseThrow().getValue()).isEqualTo("7c1d@acme.example");
        }
    }

    @Test
    void aVeryLongNameIsFolded() throws Exception {
        String name = "สมชายใจดี".repeat(150);
        var file = invitation(new Person(name, "acme@acme.example"), new Person(name, "ann@acme.example"), name, name);

        assertThat(Calendars.events(text(file, REQUEST))).hasSize(1);
        assertThat(Calendars.name(text(file, REQUEST), "ATTENDEE")).isEqualTo(name);
    }

    @Test
    void severalAreOneFileThatInvitesToNothing() throws Exception {
        var text = new String(
                CalendarFile.content(List.of(
                                town("Europe/Paris", parse("2026-12-01T10:00:00Z")), town("Europe/Paris", parse("2026-07-01T10:00:00Z"))), false),
                UTF_8);

        assertThat(Calendars.events(text)).hasSize(2);
        assertThat(text.lines()).contains("METHOD:PUBLISH", "DTSTART;TZID=Europe/Paris:20261201T110000", "DTSTART;TZID=Europe/Paris:20260701T120000");
        assertThat(text.lines().filter("BEGIN:VTIMEZONE"::equals)).hasSize(1);
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
        return event(zone, start, summary, "Bring questions.\nCoffee is there.", ORGANIZER, ANN);
    }

    private static CalendarFile invitation(Person organizer, Person attendee, String summary, String description) {
        return event("Asia/Bangkok", THREE_IN_BANGKOK, summary, description, organizer, attendee);
    }

    private static CalendarFile event(
            String zone, Instant start, String summary, String description, Person organizer, Person attendee) {
        return new CalendarFile(
                "7c1d@acme.example",
                2,
                parse("2026-11-01T03:04:05Z"),
                start,
                start.plus(Duration.ofMinutes(90)),
                ZoneId.of(zone),
                summary,
                "Hall 1; 2nd floor",
                description,
                Optional.of(URI.create("https://acme.prachum.example/meeting/7")),
                organizer,
                Optional.of(attendee));
    }

    private static String text(CalendarFile file, CalendarFile.Method method) {
        return new String(file.content(method), UTF_8);
    }

    private static String crlf(String text) {
        return text.replace("\n", "\r\n");
    }
}
