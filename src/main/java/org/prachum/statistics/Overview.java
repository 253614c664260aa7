package org.prachum.statistics;

import static java.util.stream.Collectors.toSet;
import static org.prachum.identity.Permission.ORGANIZE_ALL_MEETINGS;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.prachum.identity.Requires;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.Meetings;
import org.prachum.meetings.Phase;
import org.prachum.meetings.RegistrationState;
import org.prachum.platform.persistence.UseCase;
import org.prachum.registration.Registration;
import org.prachum.tenancy.Here;

/** What an admin wants to see first: the meetings of now and next, who registered last, and how much there is. */
@UseCase
@Requires(ORGANIZE_ALL_MEETINGS)
class Overview {

    private static final int MOST_MEETINGS = 60;
    private static final int NEWEST = 10;

    /** A meeting as it stands now. */
    record Standing(Meeting meeting, Phase phase, RegistrationState state) {}

    /** Who registered, and for what. */
    record Arrival(Registration registration, Meeting meeting) {}

    /**
     * How much there is.
     *
     * @param employees active ones
     * @param coming meetings that are not over and take place
     * @param thisWeek registrations since Monday, by the organization's calendar
     * @param waiting accounts that wait for approval
     */
    record Totals(long employees, long coming, long thisWeek, long waiting) {}

    @Inject
    EntityManager database;

    @Inject
    Meetings meetings;

    @Inject
    Here here;

    @Inject
    Clock clock;

    /** Those that are not over, by start. */
    List<Standing> meetings() {
        Instant now = clock.instant();
        return meetings.takingPlace(now, MOST_MEETINGS).stream()
                .map(meeting -> new Standing(meeting, meeting.phaseAt(now, zone()), meeting.registrationAt(now)))
                .toList();
    }

    /** The last who registered, for any meeting, the newest first. */
    List<Arrival> arrivals() {
        List<Registration> newest = database.createQuery(
                        "select r from Registration r where r.status = 'confirmed' order by r.registeredAt desc, r.id", Registration.class)
                .setMaxResults(NEWEST)
                .getResultList();
        Map<UUID, Meeting> theirs = meetings.byIds(newest.stream().map(Registration::getMeeting).collect(toSet()));
        return newest.stream()
                .map(registration -> new Arrival(registration, theirs.get(registration.getMeeting())))
                .toList();
    }

    Totals totals() {
        Instant now = clock.instant();
        Instant monday = LocalDate.ofInstant(now, zone())
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .atStartOfDay(zone())
                .toInstant();
        Object[] counted = (Object[]) database.createNativeQuery("""
                        select (select count(*) from employee e where e.active),
                            (select count(*) from meeting m where m.status <> 'cancelled' and m.ends_at >= cast(?1 as timestamptz)),
                            (select count(*) from registration r
                                where r.status = 'confirmed' and r.registered_at >= cast(?2 as timestamptz)),
                            (select count(*) from account a where a.status = 'pending')""")
                .setParameter(1, now.toString())
                .setParameter(2, monday.toString())
                .getSingleResult();
        return new Totals(number(counted[0]), number(counted[1]), number(counted[2]), number(counted[3]));
    }

    private ZoneId zone() {
        return here.getOrganization().getZone();
    }

    private static long number(Object counted) {
        return ((Number) counted).longValue();
    }
}
