package org.prachum.checkin;

import org.prachum.platform.problem.Refusal;

/** Somebody at the door is not checked in now, and why; for the wire, where a page has its own way to say it. */
class NotAdmitted extends Refusal {

    private static final long serialVersionUID = 1L;

    NotAdmitted(Notices.Sentence sentence) {
        super(sentence.key(), sentence.values());
    }
}
