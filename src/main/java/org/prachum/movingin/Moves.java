package org.prachum.movingin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.directory.Newcomers;
import org.prachum.platform.problem.Missing;

/** Finding the organization's moves, and hearing how far one is. Joins its caller's transaction. */
@ApplicationScoped
class Moves {

    private static final List<String> RUNNING = List.of(Stage.READING.stored(), Stage.STORING.stored());

    @Inject
    EntityManager database;

    @Inject
    MoveRows rows;

    @Inject
    Newcomers newcomers;

    Optional<Move> last() {
        return page(0, 1).stream().findFirst();
    }

    /** The newest first. */
    List<Move> page(int first, int most) {
        return database.createQuery("select m from Move m order by m.startedAt desc, m.id", Move.class)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    /** Those that are done, the newest first. */
    List<Move> done(int first, int most) {
        return database.createQuery("select m from Move m where m.stage = 'done' order by m.startedAt desc, m.id", Move.class)
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList();
    }

    /** @throws Missing when it is no move of this organization, or was cleared away */
    Move byId(UUID id) {
        return Optional.ofNullable(database.find(Move.class, id)).orElseThrow(() -> new Missing("move " + id));
    }

    void add(Move move) {
        database.persist(move);
        database.flush();
    }

    /** Those that came to nothing and that nobody works on, with all that was read. */
    void clear(Instant heardBefore) {
        List<Move> idle = database.createQuery(
                        "select m from Move m where m.stage not in :kept and m.heardAt < :before", Move.class)
                .setParameter("kept", List.of(RUNNING.get(0), RUNNING.get(1), Stage.DONE.stored()))
                .setParameter("before", heardBefore)
                .getResultList();
        idle.forEach(this::remove);
        database.flush();
    }

    void remove(Move move) {
        rows.lists(move.getId()).forEach(newcomers::forget);
        database.remove(move);
    }

    /** Says that it lives. */
    void heard(UUID id, String atWorkOn, int rows, Instant now) {
        database.createQuery("update Move m set m.atWorkOn = :what, m.rowsDone = :rows, m.heardAt = :now where m.id = :id")
                .setParameter("what", atWorkOn)
                .setParameter("rows", rows)
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }
}
