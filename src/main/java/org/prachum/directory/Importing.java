package org.prachum.directory;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Here;

/** An admin brings a file of employees, looks at what it would do, chooses how it is read, and says yes or no. */
@UseCase
@Requires(Permission.MANAGE_DIRECTORY)
class Importing {

    private static final int SAMPLE = 8;

    @Inject
    ImportRuns runs;

    @Inject
    ImportFiles files;

    @Inject
    StagedRows rows;

    @Inject
    Here here;

    @Inject
    Clock clock;

    /**
     * A new import, in place of those before it; its file is kept.
     *
     * @throws ImportUnderWay by the database, when one is running
     * @throws UncheckedIOException when the file cannot be read; unchecked, because only that takes back what was kept of it
     */
    UUID begin(String fileName, Path file) {
        last();
        runs.clear(clock.instant().plusSeconds(1));
        ImportRun run = new ImportRun(fileName, clock.instant());
        runs.add(run);
        try {
            files.keep(run.getId(), file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return run.getId();
    }

    /** How a file is read about which nobody has said anything yet. */
    ImportReading reading() {
        return ImportReading.guessed(here.getOrganization().getLanguage(), files.remembered());
    }

    /**
     * Has the file read once more, as somebody chose.
     *
     * @param target where the file is put, to be read
     * @throws ImportRefused when it waits for no answer any more
     * @throws ImportUnderWay by the database, when another is running
     */
    ImportReading readAgain(UUID id, SheetFormat chosen, List<ImportColumn> columns, Path target) {
        ImportRun run = runs.byId(id);
        SheetFormat wanted = run.format().chosen(chosen);
        run.readAgain(clock.instant());
        runs.flush();
        rows.clear(run);
        try {
            files.copy(id, target);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return new ImportReading(wanted, here.getOrganization().getLanguage(), files.remembered(), columns);
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

    /** What its columns are taken for, while it waits for an answer. */
    List<ImportColumn> columns(ImportRun run) {
        return run.isAsking() ? files.columns(run.getId()) : List.of();
    }

    List<CellProblem> problems(ImportRun run, int first, int most) {
        return rows.problems(run, first, most);
    }

    int countProblems(ImportRun run) {
        return rows.countProblems(run);
    }

    /** How many cells are left out while their people are imported. */
    int countCellsLeftOut(ImportRun run) {
        return rows.countCellsLeftOut(run);
    }

    /**
     * @param deactivated how many people somebody said shall be deactivated; null where nobody shall
     * @throws ImportRefused when it waits for no answer any more, has bad rows that are not to be skipped, or deactivates another number
     */
    void confirm(UUID id, Integer deactivated, boolean skipBad) {
        ImportRun run = runs.byId(id);
        if (!run.isReady()) {
            throw new ImportRefused("directory.import.notReady", 0, "");
        }
        if (deactivated != null) {
            run.countMissing(rows.countMissing(run));
        }
        run.confirm(deactivated, skipBad, clock.instant());
        files.remember(files.columns(id));
    }

    void discard(UUID id) {
        ImportRun run = runs.byId(id);
        if (!run.isRunning()) {
            runs.remove(run);
        }
    }
}
