package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingBefore;
import org.prachum.meetings.Meetings;
import org.prachum.notifications.OutboxMessage;

/**
 * Reads what a mail is about: its subject alone, or all places of one person in one series. Then its body has a line for each, the
 * registration's id and what was said of its meeting before; a place that stands there twice was changed twice, and what was said first counts.
 */
@ApplicationScoped
class MailedPlaces {

    @Inject
    Registrations registrations;

    @Inject
    Meetings meetings;

    /** By start; a place that is gone is left out. */
    List<MailedPlace> of(OutboxMessage message) {
        Map<UUID, String> lines = lines(message);
        Map<UUID, Registration> found = registrations.byIds(lines.keySet());
        Map<UUID, Meeting> theirs = meetings.byIds(found.values().stream().map(Registration::getMeeting).distinct().toList());
        return lines.entrySet().stream()
                .filter(line -> found.containsKey(line.getKey()))
                .map(line -> place(found.get(line.getKey()), theirs, line.getValue()))
                .sorted(Comparator.comparing((MailedPlace place) -> place.meeting().getStartsAt())
                        .thenComparing(place -> place.meeting().getNumber()))
                .toList();
    }

    private static MailedPlace place(Registration registration, Map<UUID, Meeting> meetings, String before) {
        Meeting meeting = meetings.get(registration.getMeeting());
        return new MailedPlace(
                registration, meeting, before.isEmpty() ? Optional.empty() : Optional.of(MeetingBefore.read(before, meeting)));
    }

    private static Map<UUID, String> lines(OutboxMessage message) {
        Map<UUID, String> lines = new LinkedHashMap<>();
        message.body().ifPresentOrElse(
                body -> body.lines().forEach(line -> {
                    String[] parts = line.split(" ", 2);
                    lines.putIfAbsent(UUID.fromString(parts[0]), parts.length == 1 ? "" : parts[1]);
                }),
                () -> lines.put(message.getSubject(), ""));
        return lines;
    }
}
