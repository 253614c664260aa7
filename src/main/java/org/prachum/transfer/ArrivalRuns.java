package org.prachum.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.problem.Missing;

/** Finding arrivals and their files, and hearing how far one is. Joins its caller's transaction. */
@ApplicationScoped
class ArrivalRuns {

    private static final List<String> RUNNING = List.of(ArrivalStage.CHECKING.stored(), ArrivalStage.STORING.stored());

    /** Who has this lock is at work; it ends with the transaction, and so with the server. */
    private static final String LOCK = "hashtextextended('arrival ' || ?1, 0)";

    @Inject
    EntityManager database;

    Optional<ArrivalRun> last() {
        return database.createQuery("select r from ArrivalRun r order by r.startedAt desc", ArrivalRun.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** @throws Missing when there is none, or it was cleared away */
    ArrivalRun byId(UUID id) {
        return Optional.ofNullable(database.find(ArrivalRun.class, id)).orElseThrow(() -> new Missing("arrival " + id));
    }

    void add(ArrivalRun run) {
        database.persist(run);
        database.flush();
    }

    /** Keeps the file, a piece in memory at a time. */
    void keep(ArrivalRun run, InputStream file) throws IOException {
        int place = 0;
        for (byte[] bytes = file.readNBytes(ArrivalPiece.BYTES); bytes.length > 0; bytes = file.readNBytes(ArrivalPiece.BYTES)) {
            ArrivalPiece piece = new ArrivalPiece(run.getId(), place++, bytes);
            database.persist(piece);
            database.flush();
            database.detach(piece);
        }
    }

    /** That piece of the file; none behind its end. */
    Optional<byte[]> piece(UUID run, int place) {
        return database.createQuery("select p.bytes from ArrivalPiece p where p.run = :run and p.place = :place", byte[].class)
                .setParameter("run", run)
                .setParameter("place", place)
                .getResultStream()
                .findFirst();
    }

    void forgetFile(UUID run) {
        database.createQuery("delete from ArrivalPiece p where p.run = :run").setParameter("run", run).executeUpdate();
    }

    /** One gets the file of another, which goes. */
    void handOver(ArrivalRun before, ArrivalRun next) {
        database.createQuery("update ArrivalPiece p set p.run = :next where p.run = :before")
                .setParameter("next", next.getId())
                .setParameter("before", before.getId())
                .executeUpdate();
        database.remove(before);
    }

    /** With its file. */
    void remove(ArrivalRun run) {
        database.remove(run);
    }

    /** Those that nobody works on any more, with their files. */
    void clear(Instant heardBefore) {
        database.createQuery("delete from ArrivalRun r where r.stage not in :running and r.heardAt < :before")
                .setParameter("running", RUNNING)
                .setParameter("before", heardBefore)
                .executeUpdate();
    }

    /** Says that it lives; false when somebody gave it up meanwhile. */
    boolean heard(UUID id, long stored, Instant now) {
        return database.createQuery("update ArrivalRun r set r.rowsStored = :stored, r.heardAt = :now "
                                + "where r.id = :id and r.stage in :running")
                        .setParameter("stored", stored)
                        .setParameter("now", now)
                        .setParameter("id", id)
                        .setParameter("running", RUNNING)
                        .executeUpdate()
                == 1;
    }

    /** Holds it until the end of the transaction; waits for whoever holds it. */
    void hold(UUID id) {
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(" + LOCK + ")").setParameter(1, id.toString()).getSingleResult();
    }

    /** Whether nobody on any node has it in hand. */
    boolean isLetGo(UUID id) {
        return Boolean.TRUE.equals(database.createNativeQuery("select pg_try_advisory_xact_lock(" + LOCK + ")")
                .setParameter(1, id.toString())
                .getSingleResult());
    }
}
