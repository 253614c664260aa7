package org.prachum.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;

/**
 * What becomes of the meetings to come when the organization's time zone changes: either they keep the times of the clock that people were
 * told, or their moments. What has begun, is over or does not take place stays as it is. Joins its caller's transaction.
 */
@ApplicationScoped
public class MeetingClocks {

    private static final String COMING = "from Meeting m where m.startsAt > :now and m.status <> 'cancelled'";

    @Inject
    EntityManager database;

    @Inject
    Clock clock;

    @Inject
    Event<MeetingRezoned> rezoned;

    @Inject
    Event<MeetingChanged> changed;

    /** How many meetings are to come. */
    public int count() {
        return database.createQuery("select count(m) " + COMING, Long.class)
                .setParameter("now", clock.instant())
                .getSingleResult()
                .intValue();
    }

    /** The next of them, by start. */
    public List<Meeting> next(int most) {
        return database.createQuery("select m " + COMING + " order by m.startsAt, m.number", Meeting.class)
                .setParameter("now", clock.instant())
                .setMaxResults(most)
                .getResultList();
    }

    /** A meeting at nine stays at nine, at another moment. Answers how many meetings that are. */
    public int keepClockTimes(ZoneId before, ZoneId after) {
        return change(meeting -> meeting.keepClockTimes(before, after), after);
    }

    /** A meeting keeps its moment, at which the clocks show another time. Answers how many meetings that are. */
    public int keepMoments(ZoneId after) {
        return change(Meeting::keepMoments, after);
    }

    private int change(Consumer<Meeting> verb, ZoneId zone) {
        List<Meeting> coming = next(Integer.MAX_VALUE);
        coming.forEach(verb);
        database.flush();
        coming.forEach(meeting -> {
            rezoned.fire(new MeetingRezoned(meeting.getId(), zone));
            changed.fire(new MeetingChanged(meeting.getId()));
        });
        return coming.size();
    }
}
