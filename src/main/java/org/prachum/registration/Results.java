package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.prachum.meetings.Meeting;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.problem.TooOften;
import org.prachum.platform.web.Texts;

/** Says what came of each meeting where several were asked for at once. */
@RequestScoped
class Results {

    @Inject
    Tickets tickets;

    @Inject
    When when;

    @Inject
    Texts texts;

    Result of(SeriesRegistering.Each each) {
        return each.busy() == null ? of(each.meeting(), each.placement()) : of(each.meeting(), each.busy());
    }

    Result of(Meeting meeting, Placement placement) {
        if (placement.isPlaced()) {
            return new Result(meeting, tickets.of(placement.registration()), placement.turn() != null, null, false);
        }
        return switch (placement.outcome()) {
            case MISSING -> throw new Missing("meeting " + meeting.getNumber());
            case KEY_REUSED -> throw new KeyReused();
            case EARLY -> refused(meeting, when.obstacle(meeting));
            case UNANSWERED -> new Result(meeting, null, false, texts.get("registration.several.asks"), true);
            default -> refused(meeting, texts.get(placement.outcome().key()));
        };
    }

    /** Nothing was decided. */
    Result of(Meeting meeting, TooOften busy) {
        return refused(meeting, texts.say(busy.key(), busy.values()));
    }

    private static Result refused(Meeting meeting, String sentence) {
        return new Result(meeting, null, false, sentence, false);
    }
}
