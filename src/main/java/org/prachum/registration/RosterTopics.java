package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.prachum.identity.SignInNeeded;
import org.prachum.platform.live.LiveTopics;
import org.prachum.platform.problem.Missing;

/** {@code registrations:<meeting number>}: followed by whoever may see the list. */
@ApplicationScoped
class RosterTopics implements LiveTopics {

    static final String PREFIX = "registrations:";

    @Inject
    RosterKeeping roster;

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean mayFollow(String topic) {
        try {
            roster.meeting(Integer.parseInt(topic.substring(PREFIX.length())));
            return true;
        } catch (NumberFormatException | Missing | SignInNeeded denied) {
            return false;
        }
    }
}
