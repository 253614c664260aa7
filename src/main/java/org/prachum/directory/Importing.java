package org.prachum.directory;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.persistence.UseCase;

/** An admin brings a file of employees, looks at what it would do, and says yes or no. */
@UseCase
@Requires(Permission.MANAGE_DIRECTORY)
class Importing {

    private static final int SAMPLE = 8;

    @Inject
    ImportRuns runs;

    @Inject
    StagedRows rows;

    @Inject
    Clock clock;

    /**
     * A new import, in place of those before it.
     *
     * @throws ImportUnderWay by the database, when one is running
     */
    UUID begin(String fileName) {
        last();
        runs.clear(clock.instant().plusSeconds(1));
        ImportRun run = new ImportRun(fileName, clock.instant());
        runs.add(run);
        return run.getId();
    }

    /** The one that is running, or the last. */
    Optional<ImportRun> last() {
        Optional<ImportRun> last = runs.last();
        last.ifPresent(run -> run.interruptIfSilent(clock.instant()));
        return last;
    }

    /** What it would do with the first people, while it waits for an answer. */
    List<PreviewRow> sample(ImportRun run) {
        return run.isReady() ? rows.sample(run, SAMPLE) : List.of();
    }

    List<CellProblem> problems(ImportRun run, int first, int most) {
        return rows.problems(run, first, most);
    }

    int countProblems(ImportRun run) {
        return rows.countProblems(run);
    }

    /** @throws ImportRefused when it waits for no answer any more, or has bad rows that are not to be skipped */
    void confirm(UUID id, boolean deactivateMissing, boolean skipBad) {
        ImportRun run = runs.byId(id);
        if (!run.isReady()) {
            throw new ImportRefused("directory.import.notReady", 0, "");
        }
        run.confirm(deactivateMissing, skipBad, clock.instant());
    }

    void discard(UUID id) {
        ImportRun run = runs.byId(id);
        if (!run.isRunning()) {
            runs.remove(run);
        }
    }
}
