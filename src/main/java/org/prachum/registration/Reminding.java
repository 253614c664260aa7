package org.prachum.registration;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.Meetings;
import org.prachum.notifications.Outbox;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Here;

/**
 * Reminds whoever is registered in one organization. Asked again and again; what is due is found in the rows, so nothing is forgotten
 * when a node stops and nothing is done twice when several ask.
 */
@UseCase
class Reminding {

    @Inject
    Meetings meetings;

    @Inject
    Reminders reminders;

    @Inject
    Outbox outbox;

    @Inject
    Here here;

    @Inject
    Clock clock;

    /** Answers how many mails were due. */
    int remind() {
        Instant now = clock.instant();
        ReminderRule rule = reminders.rule();
        Set<String> decided = reminders.decided(now);
        int mails = 0;
        for (Meeting meeting : meetings.starting(now, now.plus(Reminder.LONGEST_AHEAD))) {
            for (Reminder reminder : Reminder.values()) {
                Reminder.Window window = reminder.window(meeting.getStartsAt(), here.getOrganization().getZone());
                if (rule.wants(reminder) && window.isOpenAt(now) && !decided.contains(Reminders.entry(meeting, reminder))) {
                    mails += reminders.remind(meeting, reminder, window.from());
                }
            }
        }
        if (mails > 0) {
            outbox.filled();
        }
        return mails;
    }
}
