package org.prachum.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.prachum.platform.config.Keys;

/** Announcing meetings. Joins its caller's transaction. */
@ApplicationScoped
public class MeetingPlanning {

    @Inject
    EntityManager database;

    @Inject
    Numbers numbers;

    @Inject
    Keys keys;

    @Inject
    Clock clock;

    @Inject
    Event<MeetingChanged> changed;

    /** Announces a meeting under the organization's next number; it is open at once. */
    public Meeting announce(MeetingPlan plan, UUID organizer) {
        return announce(plan, organizer, Standing.OPEN);
    }

    /** The same, for a meeting that comes with its standing from elsewhere. */
    public Meeting announce(MeetingPlan plan, UUID organizer, Standing standing) {
        return add(numbers.next(), plan, organizer, standing, keys.randomToken());
    }

    /**
     * The same, for a meeting whose number is printed already, and without a key: that number alone opens it, also where it is private.
     *
     * @throws NumberTaken when another meeting has it
     */
    public Meeting announceAs(int number, MeetingPlan plan, UUID organizer, Standing standing) {
        numbers.reserve(number);
        boolean taken = !database.createQuery("select m.number from Meeting m where m.number = :number", Integer.class)
                .setParameter("number", number)
                .getResultList()
                .isEmpty();
        if (taken) {
            throw new NumberTaken();
        }
        return add(number, plan, organizer, standing, "");
    }

    /** Announces meetings that belong together: each under a number of its own, private ones behind one key, so that one link opens all. */
    List<Meeting> announceSeries(Recurrence rule, List<MeetingPlan> plans, UUID organizer) {
        MeetingSeries series = new MeetingSeries(rule, clock.instant());
        database.persist(series);
        database.flush();
        String key = keys.randomToken();
        List<Meeting> announced = new ArrayList<>();
        for (MeetingPlan plan : plans) {
            Meeting meeting = new Meeting(numbers.next(), plan, organizer, key, series.getId(), clock.instant());
            database.persist(meeting);
            announced.add(meeting);
        }
        database.flush();
        announced.forEach(meeting -> changed.fire(new MeetingChanged(meeting.getId())));
        return announced;
    }

    private Meeting add(int number, MeetingPlan plan, UUID organizer, Standing standing, String accessKey) {
        Meeting meeting = new Meeting(number, plan, organizer, accessKey, clock.instant());
        meeting.stand(standing);
        database.persist(meeting);
        changed.fire(new MeetingChanged(meeting.getId()));
        return meeting;
    }
}
