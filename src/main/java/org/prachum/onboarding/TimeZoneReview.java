package org.prachum.onboarding;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.prachum.meetings.Meeting;
import org.prachum.platform.time.Moments;

/**
 * What a change of the organization's time zone means for its meetings to come.
 *
 * @param before the time zone as it is
 * @param after the one that is wanted
 * @param count how many meetings are to come
 * @param next the next of them, {@value #NAMED} at most
 */
record TimeZoneReview(ZoneId before, ZoneId after, int count, List<Meeting> next) {

    static final int NAMED = 5;

    /**
     * One meeting as the reader sees it.
     *
     * @param now when it takes place, by the clocks of now; if it keeps that, it is what the new ones show too
     * @param otherwise what the new clocks show if it keeps its moment
     */
    public record Sample(String topic, String now, String otherwise) {

        public String getTopic() {
            return topic;
        }

        public String getNow() {
            return now;
        }

        public String getOtherwise() {
            return otherwise;
        }
    }

    List<Sample> samples(Locale language) {
        return next.stream()
                .map(meeting -> new Sample(meeting.getTopic(), range(meeting, language, before), range(meeting, language, after)))
                .toList();
    }

    private static String range(Meeting meeting, Locale language, ZoneId zone) {
        return Moments.in(language, zone).range(meeting.getStartsAt(), meeting.getEndsAt());
    }
}
