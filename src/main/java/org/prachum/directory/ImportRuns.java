package org.prachum.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.problem.Missing;

/** Finding the organization's imports, and hearing how far one is. Joins its caller's transaction. */
@ApplicationScoped
class ImportRuns {

    private static final List<String> RUNNING = List.of(ImportStage.READING.stored(), ImportStage.APPLYING.stored());

    @Inject
    EntityManager database;

    Optional<ImportRun> last() {
        return database.createQuery("select r from ImportRun r where r.apart = false order by r.startedAt desc", ImportRun.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** @throws Missing when it is no import of this organization, or was cleared away */
    ImportRun byId(UUID id) {
        return Optional.ofNullable(database.find(ImportRun.class, id)).orElseThrow(() -> new Missing("import " + id));
    }

    void add(ImportRun run) {
        database.persist(run);
        database.flush();
    }

    /** Tells the database what a run has become, so that statements see it. */
    void flush() {
        database.flush();
    }

    /** With its rows. */
    void remove(ImportRun run) {
        database.remove(run);
    }

    /** Those that nobody works on any more, with their rows. */
    void clear(Instant heardBefore) {
        database.createQuery("delete from ImportRun r where r.apart = false and r.stage not in :running and r.heardAt < :before")
                .setParameter("running", RUNNING)
                .setParameter("before", heardBefore)
                .executeUpdate();
    }

    /** Says that it lives; false when somebody gave it up meanwhile. */
    boolean heardReading(UUID id, int read, int skipped, int bad, Instant now) {
        return database.createQuery("update ImportRun r set r.rowsRead = :read, r.rowsSkipped = :skipped, "
                                + "r.rowsBad = r.rowsBad + :bad, r.heardAt = :now "
                                + "where r.id = :id and r.stage = :stage")
                        .setParameter("read", read)
                        .setParameter("skipped", skipped)
                        .setParameter("bad", bad)
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .setParameter("stage", ImportStage.READING.stored())
                        .executeUpdate()
                == 1;
    }

    void heardApplying(UUID id, int applied, Instant now) {
        database.createQuery("update ImportRun r set r.rowsApplied = :applied, r.heardAt = :now where r.id = :id")
                .setParameter("applied", applied)
                .setParameter("now", now)
                .setParameter("id", id)
                .executeUpdate();
    }
}
