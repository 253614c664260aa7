package org.prachum.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.prachum.platform.persistence.Like;

/** The public meetings of an organization, searched and page by page. Joins its caller's transaction. */
@ApplicationScoped
public class PublicMeetings {

    /** Which of them. Neither closed nor cancelled ones are among them. */
    public enum Which {
        /** Not over, by start, which is the order of {@link Phase}. */
        COMING(" and m.endsAt > :now", " order by m.startsAt, m.number"),
        /** Of those, the ones that have a seat and can be registered for at this moment. */
        OPEN(
                " and m.endsAt > :now and (m.registrationOpensAt is null or m.registrationOpensAt <= :now)"
                        + " and (m.registrationClosesAt is null or m.registrationClosesAt > :now)"
                        + " and (m.capacity is null or m.taken < m.capacity)",
                " order by m.startsAt, m.number"),
        /** Over, the latest first. */
        PAST(" and m.endsAt <= :now", " order by m.startsAt desc, m.number desc");

        private final String condition;
        private final String order;

        Which(String condition, String order) {
            this.condition = condition;
            this.order = order;
        }
    }

    private static final String LISTED = " from Meeting m where m.visibility = 'public' and m.status = 'open'";

    /** Folded is lower case already; {@code lower} tells Hibernate that it is a text. */
    private static final String HAS_WORD = " and (lower(function('folded', m.topic)) like :word# escape '!'"
            + " or lower(function('folded', m.room)) like :word# escape '!'"
            + " or lower(function('folded', m.floor)) like :word# escape '!'"
            + " or lower(function('folded', m.building)) like :word# escape '!'"
            + " or exists (select a.id from Account a where a.id = m.organizer"
            + " and lower(function('folded', a.name)) like :word# escape '!'))";

    @Inject
    EntityManager database;

    /** At most {@code most} of them, from {@code first} on. */
    public List<Meeting> list(Which which, MeetingSearch search, Instant now, int first, int most) {
        return asked("select m" + LISTED + which.condition + having(search) + which.order, Meeting.class, search, now)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    public int count(Which which, MeetingSearch search, Instant now) {
        return asked("select count(m)" + LISTED + which.condition + having(search), Long.class, search, now)
                .getSingleResult()
                .intValue();
    }

    private static String having(MeetingSearch search) {
        return IntStream.range(0, search.words().size())
                .mapToObj(word -> HAS_WORD.replace("#", String.valueOf(word)))
                .collect(Collectors.joining());
    }

    private <T> TypedQuery<T> asked(String text, Class<T> answer, MeetingSearch search, Instant now) {
        TypedQuery<T> query = database.createQuery(text, answer).setParameter("now", now);
        for (int word = 0; word < search.words().size(); word++) {
            query.setParameter("word" + word, Like.containing(search.words().get(word)));
        }
        return query;
    }
}
