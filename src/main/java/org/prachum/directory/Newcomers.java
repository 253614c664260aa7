package org.prachum.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.prachum.notifications.Outbox;
import org.prachum.tenancy.Here;

/**
 * People who come along from another program: read and checked beside the directory, one list a file, until whoever brought them says
 * yes. Only who is not there yet comes; whoever is, stays as they are. Joins its caller's transaction.
 */
@ApplicationScoped
public class Newcomers {

    /** Somebody of another program: the row of their file, and what stands there by document 000's names of columns. */
    public record Person(int row, Map<String, String> columns) {}

    /** What is wrong with a row of a file, by the key and the values of its sentence; whose it is, as far as that can be told. */
    public record Problem(int row, String fact, Map<String, Object> values) {}

    @Inject
    ImportRuns runs;

    @Inject
    StagedRows rows;

    @Inject
    ImportFiles files;

    @Inject
    Here here;

    @Inject
    Outbox outbox;

    @Inject
    Event<EmployeesImported> imported;

    @Inject
    Clock clock;

    /** A new, empty list. */
    public UUID list(String fileName) {
        ImportRun run = ImportRun.apart(fileName, clock.instant());
        runs.add(run);
        return run.getId();
    }

    /** Adds people to a list. */
    public void add(UUID list, List<Person> people) {
        put(list, people.stream().map(Newcomers::details).toList());
    }

    /**
     * Adds a CSV or XLSX file to a list.
     *
     * @param heard told how many rows have been read
     * @throws ImportRefused when it cannot be read
     * @throws IOException when it cannot be read at all
     */
    public void addSheet(UUID list, Path file, IntConsumer heard) throws IOException {
        ImportReading reading = ImportReading.guessed(here.getOrganization().getLanguage(), files.remembered());
        try (ImportSheet sheet = ImportSheet.openMapped(file, reading)) {
            for (var batch = sheet.next(EmployeeImport.BATCH); !batch.isEmpty(); batch = sheet.next(EmployeeImport.BATCH)) {
                put(list, batch);
                heard.accept(sheet.read());
            }
        }
        end(list);
    }

    /** The list is complete: of several rows with one number the first counts. */
    public void end(UUID list) {
        rows.keepFirst(runs.byId(list));
    }

    /** How many people of a list are neither in the directory nor in one of the lists {@code before}. */
    public int countNew(UUID list, Collection<UUID> before) {
        return rows.countNew(runs.byId(list), before.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}")));
    }

    /** How many people a list has, without what is wrong. */
    public int count(UUID list) {
        return rows.countGood(runs.byId(list));
    }

    public List<Problem> problems(UUID list, int first, int most) {
        return rows.problems(runs.byId(list), first, most).stream()
                .map(problem -> new Problem(problem.row(), problem.fact(), Map.of(
                        "row", problem.otherRow(), "most", problem.column().longest(), "column", problem.column().heading())))
                .toList();
    }

    /**
     * Puts those of a list into the directory who are not there; answers how many.
     *
     * @param heard told how many there are so far
     */
    public int come(UUID list, Consumer<Integer> heard) {
        int added = rows.add(runs.byId(list), heard);
        if (added > 0) {
            outbox.push(EmployeesImported.TOPIC);
            imported.fire(new EmployeesImported(added));
        }
        return added;
    }

    /** Takes a list away. */
    public void forget(UUID list) {
        runs.remove(runs.byId(list));
    }

    private void put(UUID list, List<EmployeeDetails> people) {
        if (!people.isEmpty()) {
            rows.add(runs.byId(list), people);
        }
    }

    private static EmployeeDetails details(Person person) {
        return EmployeeDetails.read(person.row(), column -> value(column, person.columns()));
    }

    /** Document 000's tables name most columns as we do, and its files the rest. */
    private static String value(EmployeeColumn column, Map<String, String> columns) {
        return columns.getOrDefault(column.heading(), columns.getOrDefault(column.stored(), ""));
    }
}
