package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.prachum.meetings.MeetingCancelled;
import org.prachum.meetings.MeetingChanged;
import org.prachum.meetings.MeetingMoved;
import org.prachum.meetings.Meetings;
import org.prachum.meetings.MeetingRezoned;
import org.prachum.notifications.Outbox;

/**
 * The lines of those who found no seat. Who is next, and who gets a seat that becomes free, is decided by functions of the database, each of
 * which holds the meeting's row; nothing here looks first and then acts. Joins its caller's transaction.
 */
@ApplicationScoped
class WaitingLine {

    @Inject
    EntityManager database;

    @Inject
    Registrations registrations;

    @Inject
    Meetings meetings;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** A meeting may have more seats than before, or start earlier. */
    void on(@Observes MeetingChanged changed) {
        ask("settle_line", changed.meeting());
        outbox.filled();
    }

    /** Who waits keeps their turn. */
    void on(@Observes MeetingMoved moved) {
        mailWhoWaits(moved.meeting(), LineMails.MOVED, moved.before().stored(meetings.byId(moved.meeting())));
    }

    /** Who waits keeps their turn here too. */
    void on(@Observes MeetingRezoned rezoned) {
        mailWhoWaits(rezoned.meeting(), LineMails.REZONED, "");
    }

    /** Who waits does not wait any more. */
    void on(@Observes MeetingCancelled cancelled) {
        mailWhoWaits(cancelled.meeting(), LineMails.CALLED_OFF, "");
    }

    /** Where that place stands in line; null where it does not. */
    Turn turnOf(Registration registration) {
        if (!registration.isWaitlisted()) {
            return registration.isOfferExpired() ? new Turn(null, registration.getOfferedUntil(), true) : null;
        }
        return new Turn(place(registration.getId()), registration.getOfferedUntil(), false);
    }

    /** Takes the seat that was offered, once; false when it is not held any more. */
    boolean accept(Registration registration) {
        boolean accepted = "true".equals(ask("accept_offer", registration.getId()));
        outbox.filled();
        return accepted;
    }

    /** Prefers somebody to all who wait; what came of it. */
    Preferred prefer(UUID registration) {
        Preferred preferred = Preferred.of(ask("promote_place", registration));
        outbox.filled();
        return preferred;
    }

    /** Holds an offered seat as long as for everybody else, for somebody who hears of it only now. */
    void renewOffer(Registration registration) {
        ask("renew_offer", registration.getId());
        database.refresh(registration);
    }

    /** Ends the offers of one meeting whose time has passed, and gives free seats to who waits; false when there was nothing to do. */
    boolean expireOffers() {
        Object done = database.createNativeQuery("select cast(expire_offers(cast(?1 as timestamptz)) as text)")
                .setParameter(1, clock.instant().toString())
                .getSingleResult();
        outbox.filled();
        return "true".equals(done);
    }

    /** Gives on the seats of one meeting that were held for an undo whose time is over; false when there were none. */
    boolean settleRemovals() {
        Object done = database.createNativeQuery("select cast(settle_removals(cast(?1 as timestamptz)) as text)")
                .setParameter(1, clock.instant().toString())
                .getSingleResult();
        outbox.filled();
        return "true".equals(done);
    }

    /** Whether whoever is next is asked first, rather than given the seat. */
    boolean isOffering() {
        return database.createQuery("select count(w) from WaitingRule w where w.offerHours > 0", Long.class).getSingleResult() > 0;
    }

    private Integer place(UUID registration) {
        List<?> place = database.createNativeQuery("select turn_of(cast(?1 as uuid))")
                .setParameter(1, registration.toString())
                .getResultList();
        return place.get(0) == null ? null : ((Number) place.get(0)).intValue();
    }

    private String ask(String function, UUID subject) {
        return database.createNativeQuery("select cast(" + function + "(cast(?1 as uuid), cast(?2 as timestamptz)) as text)")
                .setParameter(1, subject.toString())
                .setParameter(2, clock.instant().toString())
                .getSingleResult()
                .toString();
    }

    private void mailWhoWaits(UUID meeting, String kind, String note) {
        registrations.mailEverybody(meeting, "waitlisted", kind, note);
        outbox.filled();
    }
}
