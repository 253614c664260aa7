package org.prachum.platform.time;

import static java.time.temporal.ChronoField.DAY_OF_MONTH;
import static java.util.stream.Collectors.toMap;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.chrono.ThaiBuddhistChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.LongStream;

/**
 * Moments as a reader sees them, in one language and one zone.
 *
 * <p>Patterns are written out here: the localized styles of a Java differ from one release to the next, and its plain
 * Thai locale counts Gregorian years in {@code java.time} but Buddhist ones elsewhere. Here Thai readers always get the
 * Buddhist year, and a clock of 24 hours is shown in every language. A language other than Thai, English, French and
 * Russian reads English.
 */
public final class Moments {

    private static final Map<String, Patterns> PATTERNS = Map.of(
            "en", new Patterns("EEEE d MMMM y", "d MMM y", "d MMM", "EEE d MMM", "EEE d MMM y", ", ", ""),
            "fr", new Patterns("EEEE D MMMM y", "D MMM y", "D MMM", "EEE D MMM", "EEE D MMM y", ", ", ""),
            "ru", new Patterns("EEEE, d MMMM y 'г.'", "d MMM y 'г.'", "d MMM", "EEE, d MMM", "EEE, d MMM y 'г.'", ", ", ""),
            "th", new Patterns("EEEE'ที่' d MMMM 'พ.ศ.' y", "d MMM y", "d MMM", "EEE d MMM", "EEE d MMM y", " ", " น."));

    /** "1er novembre", but "2 novembre". */
    private static final Map<Long, String> FRENCH_DAYS = LongStream.rangeClosed(1, 31)
            .boxed()
            .collect(toMap(day -> day, day -> day == 1 ? "1er" : Long.toString(day)));

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final Map<Key, Moments> KNOWN = new ConcurrentHashMap<>();

    private record Key(Locale language, ZoneId zone) {}

    private final Patterns patterns;
    private final ZoneId zone;
    private final DateTimeFormatter longDate;
    private final DateTimeFormatter shortDate;
    private final DateTimeFormatter dayAndMonth;
    private final DateTimeFormatter weekday;
    private final DateTimeFormatter day;
    private final DateTimeFormatter month;
    private final DateTimeFormatter year;

    private Moments(Locale language, ZoneId zone) {
        var known = PATTERNS.containsKey(language.getLanguage()) ? language.getLanguage() : "en";
        this.patterns = PATTERNS.get(known);
        this.zone = zone;
        this.longDate = formatter(patterns.longDate, known);
        this.shortDate = formatter(patterns.shortDate, known);
        this.dayAndMonth = formatter(patterns.dayAndMonth, known);
        this.weekday = formatter(patterns.weekday, known);
        this.day = formatter(patterns.day, known);
        this.month = formatter("LLL y", known);
        this.year = formatter("y", known);
    }

    /** The same for the same two: its patterns are worth keeping, and there are only so many languages and zones. */
    public static Moments in(Locale language, ZoneId zone) {
        return KNOWN.computeIfAbsent(new Key(language, zone), key -> new Moments(key.language(), key.zone()));
    }

    /** "Friday 20 November 2026". */
    public String longDate(Instant moment) {
        return longDate.format(here(moment));
    }

    /** "20 Nov 2026". */
    public String shortDate(Instant moment) {
        return shortDate.format(here(moment));
    }

    /** "20 Nov". */
    public String dayAndMonth(Instant moment) {
        return dayAndMonth.format(here(moment));
    }

    /** "Fri 20 Nov 2026". */
    public String day(Instant moment) {
        return day.format(here(moment));
    }

    /** "Fri 20 Nov 2026, 15:00": what tells one meeting from another. */
    public String dayAndTime(Instant moment) {
        return day(moment) + patterns.beforeTime + time(moment) + patterns.afterTime;
    }

    /** "15:00–16:30", or "22:00 – Sat 21 Nov 2026, 02:00" when it ends on another day. */
    public String hours(Instant start, Instant end) {
        boolean sameDay = here(start).toLocalDate().equals(here(end).toLocalDate());
        return sameDay
                ? time(start) + "–" + time(end) + patterns.afterTime
                : time(start) + patterns.afterTime + " – " + dayAndTime(end);
    }

    /** "Nov 2026". */
    public String month(Instant moment) {
        return month.format(here(moment));
    }

    /** "2026", in Thai "2569". */
    public String year(Instant moment) {
        return year.format(here(moment));
    }

    /** "15:00". */
    public String time(Instant moment) {
        return TIME.format(here(moment));
    }

    /** "20 Nov 2026, 15:00". */
    public String dateTime(Instant moment) {
        return shortDate(moment) + patterns.beforeTime + time(moment) + patterns.afterTime;
    }

    /** "Fri 20 Nov, 15:00–16:30", or "Fri 20 Nov, 22:00 – Sat 21 Nov, 02:00" when it ends on another day. */
    public String range(Instant start, Instant end) {
        var from = here(start);
        var to = here(end);
        var beginning = weekday.format(from) + patterns.beforeTime + TIME.format(from);
        if (from.toLocalDate().equals(to.toLocalDate())) {
            return beginning + "–" + TIME.format(to) + patterns.afterTime;
        }
        return beginning + patterns.afterTime + " – " + weekday.format(to) + patterns.beforeTime + TIME.format(to)
                + patterns.afterTime;
    }

    /** "Friday 20 November 2026, 15:00–16:30", or with both dates when it ends on another day. */
    public String longRange(Instant start, Instant end) {
        var from = here(start);
        var to = here(end);
        var beginning = longDate.format(from) + patterns.beforeTime + TIME.format(from);
        if (from.toLocalDate().equals(to.toLocalDate())) {
            return beginning + "–" + TIME.format(to) + patterns.afterTime;
        }
        return beginning + patterns.afterTime + " – " + longDate.format(to) + patterns.beforeTime + TIME.format(to)
                + patterns.afterTime;
    }

    private ZonedDateTime here(Instant moment) {
        return moment.atZone(zone);
    }

    private static DateTimeFormatter formatter(String pattern, String language) {
        var locale = Locale.forLanguageTag(language);
        var builder = new DateTimeFormatterBuilder();
        int day = pattern.indexOf('D');
        if (day < 0) {
            builder.appendPattern(pattern);
        } else {
            builder.appendPattern(pattern.substring(0, day))
                    .appendText(DAY_OF_MONTH, FRENCH_DAYS)
                    .appendPattern(pattern.substring(day + 1));
        }
        var formatter = builder.toFormatter(locale);
        return language.equals("th") ? formatter.withChronology(ThaiBuddhistChronology.INSTANCE) : formatter;
    }

    /** Letters are those of {@link DateTimeFormatter}, but {@code D} is the French day of the month. */
    private record Patterns(
            String longDate,
            String shortDate,
            String dayAndMonth,
            String weekday,
            String day,
            String beforeTime,
            String afterTime) {}
}
