package org.prachum.meetings;

import java.io.Serializable;

/**
 * Which meetings somebody wants listed.
 *
 * @param topic a part of the topic, in any case; empty for any
 * @param time when
 * @param mine whether an admin wants only those of their own
 */
record MeetingFilter(String topic, Time time, boolean mine) implements Serializable {

    enum Time {
        ALL,
        COMING,
        PAST
    }

    MeetingFilter {
        topic = topic == null ? "" : topic.strip();
    }
}
