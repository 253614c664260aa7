package org.prachum.directory;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.prachum.notifications.Outbox;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Here;

/**
 * A file of employees into the directory of the current organization at once, for whoever founds it: joins the caller's
 * transaction.
 */
@UseCase
public class EmployeeImport {

    /** So many rows are in memory at a time. */
    static final int BATCH = 2_000;

    private static final int ANY = 1;

    @Inject
    ImportRuns runs;

    @Inject
    StagedRows rows;

    @Inject
    Outbox outbox;

    @Inject
    Event<EmployeesImported> imported;

    @Inject
    ImportFiles files;

    @Inject
    Here here;

    @Inject
    Clock clock;

    /**
     * Loads a CSV or XLSX file, all or nothing. People who are not in it stay.
     *
     * @return how many people are new or changed
     * @throws ImportRefused the first row at fault, and why; the caller's transaction is to be rolled back
     * @throws IOException when the file cannot be read at all
     */
    public int load(Path file) throws IOException {
        ImportRun run = new ImportRun(String.valueOf(file.getFileName()), clock.instant());
        try (ImportSheet sheet = ImportSheet.openMapped(file, reading())) {
            run.lacks(sheet.missing());
            runs.add(run);
            for (var batch = sheet.next(BATCH); !batch.isEmpty(); batch = sheet.next(BATCH)) {
                rows.add(run, batch);
            }
        }
        rows.findDoubles(run);
        List<CellProblem> wrong = rows.problems(run, 0, ANY);
        if (!wrong.isEmpty()) {
            throw new ImportRefused(wrong.get(0));
        }
        ImportCounts counts = rows.apply(run, row -> {});
        runs.remove(run);
        outbox.push(EmployeesImported.TOPIC);
        imported.fire(new EmployeesImported(counts.added() + counts.changed()));
        return counts.added() + counts.changed();
    }

    private ImportReading reading() {
        return ImportReading.guessed(here.getOrganization().getLanguage(), files.remembered());
    }
}
