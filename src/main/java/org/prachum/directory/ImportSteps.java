package org.prachum.directory;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.prachum.notifications.Outbox;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;

/**
 * The steps of an import, each in one transaction: what {@link ImportWork} does in the background, after an admin asked
 * for it.
 */
@UseCase
class ImportSteps {

    /** How long is kept what nobody goes on with. */
    static final Duration KEPT = Duration.ofDays(1);

    @Inject
    ImportRuns runs;

    @Inject
    StagedRows rows;

    @Inject
    ImportFiles files;

    @Inject
    EntityManager database;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    @Inject
    Event<EmployeesImported> imported;

    @Inject
    Clock clock;

    /** It is known how the file is read and what its columns hold; false when number and name are not among them. */
    boolean found(UUID id, ImportSheet sheet) {
        ImportRun run = runs.byId(id);
        run.readAs(sheet.format(), sheet.sheets());
        run.lacks(sheet.missing());
        files.found(id, sheet.columns());
        if (!sheet.isMapped()) {
            run.ask(clock.instant());
        }
        return sheet.isMapped();
    }

    /** @return whether to go on */
    boolean take(UUID id, List<EmployeeDetails> batch, int read, int skipped) {
        int bad = (int) batch.stream().filter(row -> !row.areGood()).count();
        if (!runs.heardReading(id, read, skipped, bad, clock.instant())) {
            return false;
        }
        rows.add(runs.byId(id), batch);
        return true;
    }

    void allTaken(UUID id) {
        ImportRun run = runs.byId(id);
        if (run.getStage() == ImportStage.READING) {
            int doubles = rows.findDoubles(run);
            rows.keepWhatIsKnown(run);
            run.ready(rows.preview(run), doubles, clock.instant());
        }
    }

    void refuse(UUID id, ImportRefused refused) {
        runs.byId(id).refuse(refused, clock.instant());
        files.forget(id);
    }

    /**
     * All of it, or nothing.
     *
     * @param admin who said yes to it
     */
    void apply(UUID id, Actor admin, Consumer<Integer> heard) {
        ImportRun run = runs.byId(id);
        ImportCounts counts = rows.apply(run, heard);
        rows.forget(run);
        files.forget(id);
        database.refresh(run);
        if (run.getStage() != ImportStage.APPLYING) {
            throw new IllegalStateException("Import " + id + " was given up for dead.");
        }
        run.done(counts, clock.instant());
        outbox.push(EmployeesImported.TOPIC);
        audit.note(Deed.of("employees.imported")
                .on(id, run.getFileName())
                .with("added", counts.added())
                .with("changed", counts.changed())
                .by(admin));
        imported.fire(new EmployeesImported(counts.added() + counts.changed()));
    }

    void heardApplying(UUID id, int applied) {
        runs.heardApplying(id, applied, clock.instant());
    }

    void fail(UUID id) {
        runs.byId(id).fail(clock.instant());
        files.forget(id);
    }

    /** Takes away what nobody went on with for a day. */
    void sweep() {
        runs.last().ifPresent(run -> run.interruptIfSilent(clock.instant()));
        database.flush();
        runs.clear(clock.instant().minus(KEPT));
    }
}
