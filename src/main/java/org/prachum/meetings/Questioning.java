package org.prachum.meetings;

import jakarta.inject.Inject;
import java.util.List;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;

/** Whoever wants to register looks what a meeting asks. */
@UseCase
class Questioning {

    @Inject
    Meetings meetings;

    @Inject
    FormQuestions questions;

    /** @throws Missing when there is no such meeting, or not for who has no key to it */
    List<FormQuestion> of(int number, String key) {
        Meeting meeting = meetings.byNumber(number);
        if (!meeting.opensWith(key)) {
            throw new Missing("private meeting " + number);
        }
        return questions.of(meeting);
    }
}
