package org.prachum.meetings;

import static org.prachum.identity.Permission.ORGANIZE_ALL_MEETINGS;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.prachum.identity.SignedIn;
import org.prachum.platform.persistence.Like;
import org.prachum.platform.problem.Missing;

/**
 * The meetings that whoever is signed in may organize: one's own, and for an admin all of the organization. Another's does not exist.
 * Joins its caller's transaction.
 */
@ApplicationScoped
public class MyMeetings {

    private static final String LISTED = """
            from Meeting m where (:everybodys = true or m.organizer = :me)
            and lower(m.topic) like :topic escape '!'
            and (:all = true or m.endsAt >= :from) and m.endsAt < :until""";

    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    @Inject
    EntityManager database;

    @Inject
    Meetings meetings;

    @Inject
    SignedIn me;

    /** @throws Missing when there is none of that number, or it is another's */
    public Meeting byNumber(int number) {
        return mine(meetings.find(number), number);
    }

    /** @throws Missing when there is none of that id, or it is another's */
    public Meeting byId(UUID id) {
        Meeting meeting = meetings.byId(id);
        return mine(Optional.of(meeting), meeting.getNumber());
    }

    /** The same as {@link #byNumber}, held until the transaction ends, so that neither its plan nor its seats change meanwhile. */
    Meeting hold(int number) {
        return mine(
                database.createQuery("select m from Meeting m where m.number = :number", Meeting.class)
                        .setParameter("number", number)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultStream()
                        .findFirst(),
                number);
    }

    /**
     * The same for those of a meeting's series that take place and start when it does or later, itself among them, by start. One's own among
     * them: whoever took over one meeting of a series took over no other.
     */
    List<Meeting> holdFollowing(Meeting meeting) {
        return database.createQuery("""
                        select m from Meeting m where m.series = :series and m.startsAt >= :from and m.status <> 'cancelled'
                        order by m.startsAt, m.number""", Meeting.class)
                .setParameter("series", meeting.series().orElseThrow(() -> new Missing("a series of meeting " + meeting.getNumber())))
                .setParameter("from", meeting.getStartsAt())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .filter(this::has)
                .toList();
    }

    /** Whether it is one of them; false where nobody is signed in. */
    public boolean has(Meeting meeting) {
        return mayAll()
                || me.find().map(account -> meeting.organizer().equals(Optional.of(account.getId()))).orElse(false);
    }

    /** One page of the list, newest first. */
    List<Meeting> list(MeetingFilter filter, Instant now, int first, int most) {
        return listed("select m " + LISTED + " order by m.createdAt desc, m.number desc", Meeting.class, filter, now)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    int count(MeetingFilter filter, Instant now) {
        return listed("select count(m) " + LISTED, Long.class, filter, now).getSingleResult().intValue();
    }

    private <T> TypedQuery<T> listed(String query, Class<T> answer, MeetingFilter filter, Instant now) {
        return database.createQuery(query, answer)
                .setParameter("everybodys", mayAll() && !filter.mine())
                .setParameter("me", myId())
                .setParameter("topic", Like.containing(filter.topic().toLowerCase(Locale.ROOT)))
                .setParameter("all", filter.time() != MeetingFilter.Time.COMING)
                .setParameter("from", now)
                .setParameter("until", filter.time() == MeetingFilter.Time.PAST ? now : EVER);
    }

    private Meeting mine(Optional<Meeting> found, int number) {
        return found.filter(this::has)
                .orElseThrow(() -> new Missing("meeting " + number));
    }

    private boolean mayAll() {
        return me.may(ORGANIZE_ALL_MEETINGS);
    }

    private UUID myId() {
        return me.account().getId();
    }
}
