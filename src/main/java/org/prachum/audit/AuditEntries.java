package org.prachum.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.prachum.platform.persistence.Like;

/** Finding lines of the audit log, newest first. Joins its caller's transaction. */
@ApplicationScoped
class AuditEntries {

    private static final String FOUND = """
            from AuditEntry a where a.happenedAt >= :from and a.happenedAt < :until
            and (:anyVerb = true or a.verb = :verb)
            and (:anybody = true or lower(a.actorName) like :person escape '!' or lower(a.actorEmail) like :person escape '!')
            and (:anything = true or lower(a.subjectName) like :text escape '!' or lower(a.details) like :text escape '!')""";

    private static final String NEWEST_FIRST = " order by a.happenedAt desc, a.id desc";

    @Inject
    EntityManager database;

    List<AuditEntry> page(AuditFilter filter, int first, int most) {
        return found("select a " + FOUND + NEWEST_FIRST, AuditEntry.class, filter)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    int count(AuditFilter filter) {
        return found("select count(a) " + FOUND, Long.class, filter).getSingleResult().intValue();
    }

    /** The next {@code most} lines, after the one of that moment with that id. */
    List<AuditEntry> after(AuditFilter filter, Instant moment, UUID id, int most) {
        String before = " and (a.happenedAt < :moment or a.happenedAt = :moment and a.id < :id)";
        return found("select a " + FOUND + before + NEWEST_FIRST, AuditEntry.class, filter)
                .setParameter("moment", moment)
                .setParameter("id", id)
                .setMaxResults(most)
                .getResultList();
    }

    private <T> TypedQuery<T> found(String query, Class<T> answer, AuditFilter filter) {
        return database.createQuery(query, answer)
                .setParameter("from", filter.from())
                .setParameter("until", filter.until())
                .setParameter("anyVerb", filter.verb().isEmpty())
                .setParameter("verb", filter.verb())
                .setParameter("anybody", filter.person().isEmpty())
                .setParameter("person", part(filter.person()))
                .setParameter("anything", filter.text().isEmpty())
                .setParameter("text", part(filter.text()));
    }

    private static String part(String typed) {
        return Like.containing(typed.toLowerCase(Locale.ROOT));
    }
}
