package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.prachum.meetings.FormQuestion;
import org.prachum.meetings.Meeting;
import org.prachum.platform.problem.TooOften;

/**
 * Somebody registers for all meetings of a series that are still to come, from whichever door: each is decided by itself, and none waits for
 * another.
 */
@ApplicationScoped
class SeriesRegistering {

    /**
     * What came of one meeting.
     *
     * @param placement null where nothing was decided
     * @param busy why nothing was; else null
     */
    record Each(Meeting meeting, Placement placement, TooOften busy) {

        boolean isPlaced() {
            return placement != null && placement.isPlaced();
        }
    }

    @Inject
    Registering registering;

    @Inject
    Attending attending;

    /**
     * Registers for all that the invitation names. The one that was asked with comes first, because what is wrong with the request is seen
     * there: then it alone is answered, and nothing else was asked for.
     *
     * @param request for the meeting of the invitation; its key, if any, is followed by a hyphen and the number for each of the others
     * @return what came of each, by start
     */
    List<Each> register(Request request, Invitation invitation) {
        Each asked = new Each(invitation.meeting(), registering.register(request), null);
        if (!invitation.isRepeating() || asked.placement().outcome().isAboutTheRequest()) {
            return List.of(asked);
        }
        Map<UUID, List<FormQuestion>> questions = attending.questions(invitation.coming());
        List<Each> all = new ArrayList<>();
        for (Meeting each : invitation.coming()) {
            Answers itsOwn = request.answers().carriedOver(invitation.questions(), questions.getOrDefault(each.getId(), List.of()));
            all.add(each.equals(invitation.meeting()) ? asked : register(request.forAnother(each.getNumber(), itsOwn), each));
        }
        // One that was taken away meanwhile is none of those to come.
        return all.stream().filter(each -> each.placement() == null || each.placement().outcome() != Outcome.MISSING).toList();
    }

    private Each register(Request request, Meeting meeting) {
        try {
            return new Each(meeting, registering.register(request), null);
        } catch (TooOften busy) {
            return new Each(meeting, null, busy);
        }
    }
}
