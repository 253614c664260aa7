package org.prachum.meetings;

import static org.prachum.identity.Permission.ORGANIZE_ALL_MEETINGS;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;

/**
 * An admin opens one meeting to registration and closes all others of the organization, in one transaction: document 000's exclusive
 * activation. What is over stays as it is, because nobody can register for it and the portal shows it as history.
 */
@UseCase
@Requires(ORGANIZE_ALL_MEETINGS)
class OpeningAlone {

    @Inject
    EntityManager database;

    @Inject
    MyMeetings meetings;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    @Inject
    Event<MeetingChanged> changed;

    /** The open ones that would be closed, by start, at most {@code most}. */
    List<Meeting> others(int number, int most) {
        return database.createQuery("""
                        select m from Meeting m where m.status = 'open' and m.endsAt > :now and m.number <> :number
                        order by m.startsAt, m.number""", Meeting.class)
                .setParameter("now", clock.instant())
                .setParameter("number", number)
                .setMaxResults(most)
                .getResultList();
    }

    int countOthers(int number) {
        return database.createQuery("""
                        select count(m) from Meeting m where m.status = 'open' and m.endsAt > :now and m.number <> :number""", Long.class)
                .setParameter("now", clock.instant())
                .setParameter("number", number)
                .getSingleResult()
                .intValue();
    }

    /**
     * Does it, and answers the act by which it can be undone.
     *
     * @throws org.prachum.platform.problem.Missing when there is no meeting of that number
     * @throws AlreadyCancelled when it does not take place
     */
    String open(int number) {
        alone();
        String act = UUID.randomUUID().toString();
        Instant now = clock.instant();
        Meeting chosen = meetings.hold(number);
        chosen.openAlone(act);
        database.flush();
        int closed = database.createNativeQuery("""
                        update meeting set status = 'closed', alone_act = ?1, version = version + 1
                        where status = 'open' and ends_at > cast(?2 as timestamptz) and number <> ?3""")
                .setParameter(1, act)
                .setParameter(2, now.toString())
                .setParameter(3, number)
                .executeUpdate();
        changed.fire(new MeetingChanged(chosen.getId()));
        audit.note(deed("meeting.opened_alone", chosen).with("count", closed));
        return act;
    }

    /** How many meetings still stand as that act left them. */
    int standing(String act) {
        return database.createQuery(
                        "select count(m) from Meeting m where m.aloneAct = :act and m.status <> 'cancelled'", Long.class)
                .setParameter("act", act)
                .getSingleResult()
                .intValue();
    }

    /** Gives each meeting the standing it had before that act, unless somebody decided otherwise since; answers how many that were. */
    int undo(int number, String act) {
        alone();
        Meeting chosen = meetings.byNumber(number);
        int back = database.createNativeQuery("""
                        update meeting set status = case status when 'open' then 'closed' else 'open' end, alone_act = null,
                            version = version + 1
                        where alone_act = ?1 and status <> 'cancelled'""")
                .setParameter(1, act)
                .executeUpdate();
        if (back > 0) {
            audit.note(deed("meeting.opened_alone_undone", chosen).with("count", back));
        }
        return back;
    }

    /** Two of these at once would leave two meetings open: the second sees what the first did. */
    private void alone() {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtextextended(current_tenant() || ?1, 0))")
                .setParameter(1, "opening alone")
                .getSingleResult();
    }

    private static Deed deed(String verb, Meeting meeting) {
        return Deed.of(verb).on(meeting.getId(), meeting.getTopic()).with("number", meeting.getNumber());
    }
}
