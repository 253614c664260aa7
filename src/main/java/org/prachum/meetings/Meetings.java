package org.prachum.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.problem.Missing;

/** Finding meetings. Joins its caller's transaction. */
@ApplicationScoped
public class Meetings {

    @Inject
    EntityManager database;

    /** @throws Missing when this organization has no meeting of that number */
    public Meeting byNumber(int number) {
        return find(number).orElseThrow(() -> new Missing("meeting " + number));
    }

    public Optional<Meeting> find(int number) {
        return database.createQuery("select m from Meeting m where m.number = :number", Meeting.class)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** @throws Missing when this organization has no such meeting */
    public Meeting byId(UUID id) {
        return Optional.ofNullable(database.find(Meeting.class, id)).orElseThrow(() -> new Missing("meeting " + id));
    }
}
