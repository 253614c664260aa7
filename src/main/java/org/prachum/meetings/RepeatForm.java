package org.prachum.meetings;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.prachum.meetings.Recurrence.Rhythm;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;

/** What somebody typed about how a meeting repeats: {@code repeat}, and for each day of the week {@code repeat_mo} to {@code repeat_su}. */
final class RepeatForm {

    private static final List<String> NAMES = Stream.concat(
                    Stream.of("repeat", "repeat_every", "repeat_until", "repeat_times"),
                    Arrays.stream(DayOfWeek.values()).map(RepeatForm::field))
            .toList();

    private final Map<String, String> fields = new HashMap<>();

    private RepeatForm() {}

    /** What came with a request, by name. */
    static RepeatForm typed(Function<String, String> parameter) {
        RepeatForm form = new RepeatForm();
        for (String name : NAMES) {
            String value = parameter.apply(name);
            if (value != null && !value.isBlank()) {
                form.fields.put(name, value.strip());
            }
        }
        return form;
    }

    /** Whether the meeting repeats at all. */
    boolean isWanted() {
        return !"none".equals(fields.getOrDefault("repeat", "none"));
    }

    /** What stands in each field; nothing where nothing was typed. */
    Map<String, String> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** @throws Invalid all that cannot be read or cannot be, beside its field */
    Recurrence rule() {
        Validation form = new Validation();
        Rhythm rhythm = form.read(this::rhythm);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        if (rhythm == Rhythm.WEEKLY) {
            Arrays.stream(DayOfWeek.values()).filter(day -> fields.containsKey(field(day))).forEach(days::add);
        }
        Integer every = form.read(() -> number("repeat_every", "meetings.repeat.everyRange", Recurrence.RAREST));
        Integer times = form.read(() -> number("repeat_times", "meetings.repeat.timesRange", Recurrence.MOST));
        LocalDate until = form.read(this::until);
        Recurrence rule = form.read(() -> new Recurrence(rhythm, every == null ? 1 : every, days, until, times));
        form.finish();
        return rule;
    }

    private Rhythm rhythm() {
        return Arrays.stream(Rhythm.values())
                .filter(rhythm -> rhythm.name().toLowerCase(Locale.ROOT).equals(fields.get("repeat")))
                .findFirst()
                .orElseThrow(() -> new Invalid("meetings.repeat.unknown", "repeat"));
    }

    private LocalDate until() {
        try {
            return fields.containsKey("repeat_until") ? LocalDate.parse(fields.get("repeat_until")) : null;
        } catch (DateTimeException unreadable) {
            throw new Invalid("meetings.date", "repeat_until");
        }
    }

    private Integer number(String name, String key, int most) {
        try {
            return fields.containsKey(name) ? Integer.valueOf(fields.get(name)) : null;
        } catch (NumberFormatException refused) {
            throw new Invalid(key, name, Map.of("most", most));
        }
    }

    /** {@code repeat_mo} for Monday. */
    static String field(DayOfWeek day) {
        return "repeat_" + day.name().substring(0, 2).toLowerCase(Locale.ROOT);
    }
}
