package org.prachum.statistics;

import static org.prachum.identity.Permission.ORGANIZE_OWN_MEETINGS;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.prachum.identity.Requires;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MyMeetings;
import org.prachum.platform.persistence.UseCase;
import org.prachum.registration.FormAnswers;

/** An organizer looks how a meeting of theirs was taken up. Another's does not exist. */
@UseCase
@Requires(ORGANIZE_OWN_MEETINGS)
class MeetingStatistics {

    /** A meeting and what was counted of it. */
    record Counted(Meeting meeting, Figures figures, List<FormAnswers.Tally> choices) {}

    @Inject
    MyMeetings meetings;

    @Inject
    Counting counting;

    @Inject
    FormAnswers answers;

    @Inject
    Clock clock;

    Counted of(int number) {
        Meeting meeting = meetings.byNumber(number);
        return new Counted(meeting, counting.of(meeting.getId(), clock.instant()), answers.tallies(meeting.getId()));
    }
}
