package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.Phase;
import org.prachum.meetings.RegistrationState;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Texts;

/** Says how a meeting stands for whoever looks at it now, and what happens next: {@code #{when.seats(meeting)}}. */
@Named
@ApplicationScoped
public class When {

    private static final int FEW = 5;
    private static final int FEW_PERCENT = 10;
    private static final Duration SOON = Duration.ofHours(24);

    @Inject
    Clock clock;

    @Inject
    Reader reader;

    @Inject
    Texts texts;

    public Phase phase(Meeting meeting) {
        return meeting.phaseAt(clock.instant(), reader.getZone());
    }

    /** The class of a phase's colour. */
    public String style(Meeting meeting) {
        return switch (phase(meeting)) {
            case IN_PROGRESS -> "is-live";
            case TODAY -> "is-today";
            case UPCOMING -> "is-next";
            case PAST -> "is-past";
        };
    }

    public String phaseName(Meeting meeting) {
        return texts.get("registration.phase." + phase(meeting).name().toLowerCase(Locale.ROOT));
    }

    public RegistrationState state(Meeting meeting) {
        return meeting.registrationAt(clock.instant());
    }

    public boolean isOpen(Meeting meeting) {
        return state(meeting) == RegistrationState.OPEN;
    }

    /** What a card says of places: how many are left, since when or until when, or why none; empty when there is nothing to say. */
    public String seats(Meeting meeting) {
        return switch (state(meeting)) {
            case FULL -> texts.get(meeting.isLineOpen() ? "registration.chip.line" : "registration.chip.full");
            case EARLY -> texts.say("registration.chip.opens", Map.of("when", reader.getSay().dateTime(meeting.getRegistrationOpensAt())));
            case CLOSED -> texts.get("registration.chip.closed");
            case CANCELLED -> texts.get("registration.chip.cancelled");
            case OVER -> "";
            case OPEN -> left(meeting);
        };
    }

    /** The class of what {@link #seats} says. */
    public String seatsStyle(Meeting meeting) {
        return switch (state(meeting)) {
            case FULL, CANCELLED -> "full";
            case EARLY -> "opens";
            case CLOSED, OVER -> "closed";
            case OPEN -> isFew(meeting) ? "few" : "";
        };
    }

    /** Until when one can register, if that is soon and before it starts; else empty. */
    public String closes(Meeting meeting) {
        Instant closes = meeting.getRegistrationClosesAt();
        if (closes == null || !isOpen(meeting) || closes.isAfter(clock.instant().plus(SOON))) {
            return "";
        }
        return texts.say("registration.chip.closes", Map.of("when", reader.getSay().dateTime(closes)));
    }

    /** Why nobody can register now, as a sentence; empty when one can. */
    public String obstacle(Meeting meeting) {
        return switch (state(meeting)) {
            case OPEN -> "";
            case EARLY -> texts.say("registration.early_until", Map.of("when", reader.getSay().dateTime(meeting.getRegistrationOpensAt())));
            case FULL -> meeting.isLineOpen() ? lineOpen(meeting) : texts.get("registration.full");
            case CLOSED -> texts.get("registration.closed");
            case CANCELLED -> texts.get("registration.cancelled");
            case OVER -> texts.get("registration.over");
        };
    }

    /** That there is no seat, but a line for one, and how long it is. */
    String lineOpen(Meeting meeting) {
        return texts.say("registration.full.line", Map.of("waiting", meeting.getWaiting()));
    }

    private String left(Meeting meeting) {
        return meeting.capacity()
                .map(capacity -> texts.say("registration.chip.left", Map.of("seats", capacity - meeting.getTaken())))
                .orElse("");
    }

    private static boolean isFew(Meeting meeting) {
        return meeting.capacity()
                .map(capacity -> capacity - meeting.getTaken())
                .map(left -> left <= FEW || left * 100 <= meeting.getCapacity() * FEW_PERCENT)
                .orElse(false);
    }
}
