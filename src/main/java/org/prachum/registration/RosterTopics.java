package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.prachum.identity.Permission;
import org.prachum.identity.SignInNeeded;
import org.prachum.identity.SignedIn;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.live.LiveTopics;
import org.prachum.platform.problem.Missing;

/** {@code registrations:<meeting number>}: followed by whoever may see the list; {@code registrations:*} by whoever may see all lists. */
@ApplicationScoped
class RosterTopics implements LiveTopics {

    static final String PREFIX = "registrations:";

    @Inject
    RosterKeeping roster;

    @Inject
    SignedIn me;

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean mayFollow(String topic) {
        if (topic.equals(PREFIX + ALL)) {
            return me.may(Permission.ORGANIZE_ALL_MEETINGS);
        }
        try {
            roster.meeting(MeetingNumber.of(topic.substring(PREFIX.length())));
            return true;
        } catch (Missing | SignInNeeded denied) {
            return false;
        }
    }
}
