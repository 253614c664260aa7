package org.prachum.registration;

import static org.prachum.identity.Permission.ORGANIZE_OWN_MEETINGS;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.prachum.identity.Requires;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MyMeetings;
import org.prachum.platform.persistence.UseCase;

/**
 * An organizer sees which registrations of a meeting of theirs were made and undone by a browser that proved nothing. Which network that was
 * in is not kept. Another's meeting does not exist.
 */
@UseCase
@Requires(ORGANIZE_OWN_MEETINGS)
class UndoneListing {

    private static final String LISTED = "from Registration r where r.meeting = :meeting and r.status = 'cancelled' and r.cancelledBy = 'undo'";

    @Inject
    MyMeetings meetings;

    @Inject
    EntityManager database;

    Meeting meeting(int number) {
        return meetings.byNumber(number);
    }

    int count(int meeting) {
        return database.createQuery("select count(r) " + LISTED, Long.class)
                .setParameter("meeting", meetings.byNumber(meeting).getId())
                .getSingleResult()
                .intValue();
    }

    /** One page of them, the newest first. */
    List<Registration> list(int meeting, int first, int most) {
        return database.createQuery("select r " + LISTED + " order by r.cancelledAt desc, r.id", Registration.class)
                .setParameter("meeting", meetings.byNumber(meeting).getId())
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }
}
