package org.prachum.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.RRule;
import net.fortuna.ical4j.model.property.TzOffsetFrom;
import net.fortuna.ical4j.model.property.TzOffsetTo;

/** Calendar files as another program reads them: iCal4j, and the letter of RFC 5545 before it. */
public final class Calendars {

    private static final int LONGEST_LINE = 75;
    private static final int YEARS = 10;

    private Calendars() {}

    /** Every event, in order; fails where the file is none or breaks a rule of its standard. */
    public static List<VEvent> events(String text) throws IOException, ParserException {
        return read(text).getComponents("VEVENT").stream().map(VEvent.class::cast).toList();
    }

    /** The whole file. Its zones are renamed, so that what it says of them is believed and not what the reader knows. */
    public static Calendar read(String text) throws IOException, ParserException {
        assertSound(text);
        String renamed = text.replace("\r\n ", "").replaceAll("TZID([:=])([^:\r\n]*/)?", "TZID$1Ours-");
        return new CalendarBuilder().build(new StringReader(renamed));
    }

    /**
     * When each event starts, by the rules that the file brings along. The library unfolds the rules; its own way from there to a zone takes
     * the second Sunday of a month for one on or after the 2nd, so the rest is done here by the letter of RFC 5545, section 3.6.5.
     */
    public static List<Instant> starts(String text) throws IOException, ParserException {
        Calendar calendar = read(text);
        List<VTimeZone> zones = calendar.getComponents("VTIMEZONE");
        TreeMap<Instant, ZoneOffset> offsets = zones.isEmpty() ? new TreeMap<>() : offsets(zones.get(0));
        return calendar.<VEvent>getComponents("VEVENT").stream()
                .map(event -> event.<DtStart<Temporal>>getProperty("DTSTART").orElseThrow())
                .map(start -> start.getParameter("TZID").isEmpty() ? utc(start.getValue()) : moment(start.getValue(), offsets))
                .toList();
    }

    /** From when on which offset holds. */
    private static TreeMap<Instant, ZoneOffset> offsets(VTimeZone zone) {
        TreeMap<Instant, ZoneOffset> offsets = new TreeMap<>();
        for (Observance part : zone.getObservances()) {
            ZoneOffset before = part.<TzOffsetFrom>getProperty("TZOFFSETFROM").orElseThrow().getOffset();
            ZoneOffset after = part.<TzOffsetTo>getProperty("TZOFFSETTO").orElseThrow().getOffset();
            LocalDateTime first = local(part.getProperty("DTSTART").orElseThrow().getValue());
            offsets.put(first.toInstant(before), after);
            part.<RRule<LocalDateTime>>getProperty("RRULE").ifPresent(rule -> rule.getRecur()
                    .getDates(first, first, first.plusYears(YEARS))
                    .forEach(onset -> offsets.put(onset.toInstant(before), after)));
        }
        return offsets;
    }

    /** The first moment at which the clock shows that. */
    private static Instant moment(String value, TreeMap<Instant, ZoneOffset> offsets) {
        return offsets.values().stream()
                .map(local(value)::toInstant)
                .filter(moment -> local(value).equals(LocalDateTime.ofInstant(moment, offsets.floorEntry(moment).getValue())))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static LocalDateTime local(String value) {
        return LocalDateTime.parse(value, DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT));
    }

    private static Instant utc(String value) {
        return LocalDateTime.parse(value, DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)).toInstant(ZoneOffset.UTC);
    }

    /** The common name of an event's property, as RFC 6868 says that it is read. */
    public static String name(String text, String property) {
        String line = text.replace("\r\n ", "").lines().filter(each -> each.startsWith(property + ";")).findFirst().orElseThrow();
        Matcher name = Pattern.compile(";CN=(?:\"([^\"]*)\"|([^\";:,]*))[;:]").matcher(line);
        if (!name.find()) {
            throw new AssertionError("No name in " + line);
        }
        String written = name.group(1) == null ? name.group(2) : name.group(1);
        StringBuilder read = new StringBuilder();
        Matcher escapes = Pattern.compile("\\^([\\^n'])").matcher(written);
        while (escapes.find()) {
            String meant = switch (escapes.group(1)) {
                case "n" -> "\n";
                case "'" -> "\"";
                default -> "^";
            };
            escapes.appendReplacement(read, meant);
        }
        return escapes.appendTail(read).toString();
    }

    /** Lines of 75 bytes at most, each ended by CRLF and beginning with a name, and nothing that is no text (RFC 5545, section 3.1). */
    private static void assertSound(String text) {
        assertThat(text).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(text)).isTrue();
        assertThat(Arrays.stream(text.split("\r\n"))).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= LONGEST_LINE);
        assertThat(text.codePoints().filter(c -> c != '\r' && c != '\n' && c != '\t')).noneMatch(Character::isISOControl);
        assertThat(Arrays.stream(text.replace("\r\n ", "").split("\r\n")))
                .allMatch(line -> line.matches("(?s)[A-Z0-9-]+(;[A-Z0-9-]+=(\"[^\"]*\"|[^\";:,]*))*:.*"));
    }
}
