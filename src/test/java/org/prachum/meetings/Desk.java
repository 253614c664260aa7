package org.prachum.meetings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.prachum.testing.Client;

/** Organizers at work, for tests that need a meeting. */
final class Desk {

    static final String SOON = "2099-11-20";

    private Desk() {}

    /** Announces a town hall on a day to come, unless said otherwise by names and values, and answers its number. */
    static int announce(Client organizer, String... namesAndValues) {
        Map<String, String> typed = new LinkedHashMap<>(
                Map.of("topic", "Town hall", "meeting_date", SOON, "start_time", "15:00"));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            typed.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        String[] form = typed.entrySet().stream()
                .flatMap(field -> Stream.of(field.getKey(), field.getValue()))
                .toArray(String[]::new);
        var announced = organizer.post("/organizer/meeting/create", form);
        if (announced.status() != 302) {
            throw new AssertionError(announced.body());
        }
        return Integer.parseInt(announced.header("Location").replaceAll(".*/meeting/(\\d+)/edit.*", "$1"));
    }
}
