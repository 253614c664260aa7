package org.prachum.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prachum.platform.persistence.TextArrays;

/**
 * The rows of a file beside the directory, and what is done with all of them at once: in SQL, because a hundred
 * thousand people are not moved one by one. A batch goes over as one array for each column. Joins its caller's
 * transaction.
 */
@ApplicationScoped
class StagedRows {

    /** So many rows of the file go into the directory before something is heard again. */
    private static final int STEP = 10_000;

    private static final List<String> COLUMNS =
            Arrays.stream(EmployeeColumn.values()).map(EmployeeColumn::stored).toList();

    private static final String STORED = String.join(", ", COLUMNS) + ", number_key, name_folded";

    private static final String READ =
            STORED.replace("email", "nullif(email, '')").replace("language", "nullif(language, '')");

    private static final String OF_RUN = "where import_id = cast(?1 as uuid)";

    @Inject
    EntityManager database;

    /** Puts a batch down. Who has no number that can be listed leaves only the problem. */
    void add(ImportRun run, List<EmployeeDetails> batch) {
        List<EmployeeDetails> rows = batch.stream().filter(StagedRows::hasNumber).toList();
        Query insert = database.createNativeQuery("insert into employee_import_row (import_id, sheet_row, good, "
                + STORED + ") select cast(?1 as uuid), cast(sheet_row as integer), cast(good as boolean), " + READ
                + " from unnest(" + TextArrays.parameters(2, COLUMNS.size() + 4) + ") as r (sheet_row, good, " + STORED + ")");
        insert.setParameter(1, run.getId().toString());
        int parameter = 2;
        insert.setParameter(parameter++, TextArrays.of(rows, row -> String.valueOf(row.row())));
        insert.setParameter(parameter++, TextArrays.of(rows, row -> String.valueOf(row.areGood())));
        for (EmployeeColumn column : EmployeeColumn.values()) {
            insert.setParameter(parameter++, TextArrays.of(rows, row -> row.get(column)));
        }
        insert.setParameter(parameter++, TextArrays.of(rows, EmployeeDetails::numberKey));
        insert.setParameter(parameter, TextArrays.of(rows, EmployeeDetails::nameFolded));
        insert.executeUpdate();
        note(run, batch.stream().flatMap(row -> row.problems().stream()).toList());
    }

    /** Two rows with one number are both bad. Answers how many rows this concerns that were good so far. */
    int findDoubles(ImportRun run) {
        endInTime();
        query(run, """
                insert into employee_import_problem (import_id, sheet_row, field, fact, other_row)
                select cast(?1 as uuid), sheet_row, 'number', 'directory.import.sameNumber', other_row
                from (
                    select sheet_row, count(*) over one as times,
                        coalesce(nullif(min(sheet_row) over one, sheet_row), max(sheet_row) over one) as other_row
                    from employee_import_row where import_id = cast(?1 as uuid)
                    window one as (partition by number_key)) d
                where times > 1""")
                .executeUpdate();
        return query(run, """
                update employee_import_row r set good = false
                where r.import_id = cast(?1 as uuid) and r.good and exists (
                    select from employee_import_problem p
                    where p.import_id = r.import_id and p.sheet_row = r.sheet_row and p.field = 'number')""")
                .executeUpdate();
    }

    /** A cell that cannot be taken does not take away what is known: the person keeps what the directory says. */
    void keepWhatIsKnown(ImportRun run) {
        for (Object field : query(run, "select distinct field from employee_import_problem " + OF_RUN).getResultList()) {
            EmployeeColumn column = EmployeeColumn.of(text(field));
            if (!column.isNeeded()) {
                query(run, "update employee_import_row r set %1$s = e.%1$s from employee_import_problem p, employee e "
                                .formatted(column.stored())
                                + "where r.import_id = cast(?1 as uuid) and p.import_id = r.import_id and p.sheet_row = r.sheet_row "
                                + "and p.field = ?2 and e.number_key = r.number_key")
                        .setParameter(2, column.stored())
                        .executeUpdate();
            }
        }
    }

    /** Takes rows and problems away, to be read anew. */
    void clear(ImportRun run) {
        forget(run);
        query(run, "delete from employee_import_problem " + OF_RUN).executeUpdate();
    }

    /** Of several rows with one number the first is good; each of the others names it. */
    void keepFirst(ImportRun run) {
        query(run, """
                insert into employee_import_problem (import_id, sheet_row, field, fact, other_row)
                select cast(?1 as uuid), sheet_row, 'number', 'directory.import.sameNumber', first_row
                from (
                    select sheet_row, min(sheet_row) over (partition by number_key) as first_row
                    from employee_import_row where import_id = cast(?1 as uuid) and good) d
                where sheet_row > first_row""")
                .executeUpdate();
        query(run, """
                update employee_import_row r set good = false
                where r.import_id = cast(?1 as uuid) and r.good and exists (
                    select from employee_import_problem p
                    where p.import_id = r.import_id and p.sheet_row = r.sheet_row and p.field = 'number')""")
                .executeUpdate();
    }

    /** How many good rows are of people who are neither in the directory nor in the run before. */
    int countNew(ImportRun run, String before) {
        return number(query(run, "select count(*) from employee_import_row r " + OF_RUN + " and good "
                        + "and not exists (select from employee e where e.number_key = r.number_key) "
                        + "and not exists (select from employee_import_row o where o.good and o.number_key = r.number_key "
                        + "and o.import_id = any (cast(?2 as uuid[])))")
                .setParameter(2, before)
                .getSingleResult());
    }

    int countGood(ImportRun run) {
        return count(run, "select count(*) from employee_import_row " + OF_RUN + " and good");
    }

    /** Puts those of the good rows into the directory who are not there; answers how many. Whoever is there stays as they are. */
    int add(ImportRun run, Consumer<Integer> heard) {
        alone();
        int last = count(run, "select coalesce(max(sheet_row), 0) from employee_import_row " + OF_RUN);
        int added = 0;
        for (int from = 0; from < last; from += STEP) {
            added += query(run, "insert into employee (" + STORED + ") select " + STORED + " from employee_import_row " + OF_RUN
                            + " and good and sheet_row > ?2 and sheet_row <= ?3 on conflict (tenant_id, number_key) do nothing")
                    .setParameter(2, from)
                    .setParameter(3, from + STEP)
                    .executeUpdate();
            heard.accept(added);
        }
        return added;
    }

    /** What applying would do. */
    ImportCounts preview(ImportRun run) {
        List<?> people = query(run, "select count(*) filter (where e.id is null), "
                        + "count(*) filter (where e.id is not null and " + differs(run, "r") + "), count(*) "
                        + "from employee_import_row r left join employee e on e.number_key = r.number_key "
                        + "where r.import_id = cast(?1 as uuid) and r.good")
                .getResultList();
        Object[] counts = (Object[]) people.get(0);
        int added = number(counts[0]);
        int changed = number(counts[1]);
        return new ImportCounts(added, changed, number(counts[2]) - added - changed, countMissing(run));
    }

    /** How many active people are not in the file. */
    int countMissing(ImportRun run) {
        return count(run, "select count(*) from employee e where " + missing());
    }

    /**
     * Puts the good rows into the directory, and deactivates who is missing if the run says so. Who is deactivated and
     * in the file comes back.
     *
     * @param heard told the row of the file up to which the work is done
     */
    ImportCounts apply(ImportRun run, Consumer<Integer> heard) {
        endInTime();
        alone();
        int last = count(run, "select coalesce(max(sheet_row), 0) from employee_import_row " + OF_RUN);
        int good = count(run, "select count(*) from employee_import_row " + OF_RUN + " and good");
        int added = 0;
        int changed = 0;
        for (int from = 0; from < last; from += STEP) {
            Object[] step = (Object[]) query(run, upsert(run))
                    .setParameter(2, from)
                    .setParameter(3, from + STEP)
                    .getSingleResult();
            added += number(step[0]);
            changed += number(step[1]);
            heard.accept(Math.min(last, from + STEP));
        }
        int deactivated = run.isDeactivateMissing()
                ? query(run, "update employee e set active = false, changed_at = now(), version = version + 1 "
                                + "where " + missing())
                        .executeUpdate()
                : 0;
        return new ImportCounts(added, changed, good - added - changed, deactivated);
    }

    /** What is wrong, by row. */
    List<CellProblem> problems(ImportRun run, int first, int most) {
        List<CellProblem> problems = new ArrayList<>();
        for (Object found : query(run, "select sheet_row, field, fact, other_row from employee_import_problem "
                        + OF_RUN + " order by sheet_row, field")
                .setFirstResult(first)
                .setMaxResults(most)
                .getResultList()) {
            Object[] row = (Object[]) found;
            problems.add(new CellProblem(
                    number(row[0]), EmployeeColumn.of(row[1].toString()), row[2].toString(), number(row[3])));
        }
        return problems;
    }

    int countProblems(ImportRun run) {
        return count(run, "select count(*) from employee_import_problem " + OF_RUN);
    }

    /** How many cells are left out while their people are imported. */
    int countCellsLeftOut(ImportRun run) {
        return count(run, "select count(*) from employee_import_problem " + OF_RUN + " and field not in ('number', 'name')");
    }

    /** The first good rows and what they would do. */
    List<PreviewRow> sample(ImportRun run, int most) {
        List<PreviewRow> sample = new ArrayList<>();
        for (Object found : query(run, "select r.sheet_row, r.number, r.name, r.position, r.section_short, "
                        + "r.cost_center_name, case when e.id is null then 'new' when " + differs(run, "r")
                        + " then 'changed' else 'unchanged' end "
                        + "from employee_import_row r left join employee e on e.number_key = r.number_key "
                        + "where r.import_id = cast(?1 as uuid) and r.good order by r.sheet_row")
                .setMaxResults(most)
                .getResultList()) {
            Object[] row = (Object[]) found;
            sample.add(new PreviewRow(
                    number(row[0]),
                    text(row[1]),
                    text(row[2]),
                    text(row[3]),
                    text(row[4]),
                    text(row[5]),
                    text(row[6])));
        }
        return sample;
    }

    /** Takes the rows away; what was wrong with them is kept to be read. */
    void forget(ImportRun run) {
        query(run, "delete from employee_import_row " + OF_RUN).executeUpdate();
    }

    private void note(ImportRun run, List<CellProblem> problems) {
        if (problems.isEmpty()) {
            return;
        }
        database.createNativeQuery("insert into employee_import_problem (import_id, sheet_row, field, fact) "
                        + "select cast(?1 as uuid), cast(sheet_row as integer), field, fact from unnest(" + TextArrays.parameters(2, 3)
                        + ") as p (sheet_row, field, fact)")
                .setParameter(1, run.getId().toString())
                .setParameter(2, TextArrays.of(problems, problem -> String.valueOf(problem.row())))
                .setParameter(3, TextArrays.of(problems, problem -> problem.column().stored()))
                .setParameter(4, TextArrays.of(problems, CellProblem::fact))
                .executeUpdate();
    }

    /** Whatever is silent for so long is dead ({@link ImportRun}), so nothing may live longer unheard. */
    private void endInTime() {
        database.createNativeQuery("select set_config('statement_timeout', ?1, true)")
                .setParameter(1, ImportRun.SILENCE.minusSeconds(5).toMillis() + "ms")
                .getSingleResult();
    }

    /** One import at a time changes a directory, also where an older one was taken for dead and is not. */
    private void alone() {
        database.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtextextended('employees ' || current_tenant(), 0))")
                .getSingleResult();
    }

    private static String upsert(ImportRun run) {
        String taken = taken(run).map(column -> column + " = excluded." + column).collect(Collectors.joining(", "));
        return "with done as (insert into employee as e (" + STORED + ") select " + STORED
                + " from employee_import_row " + OF_RUN + " and good and sheet_row > ?2 and sheet_row <= ?3 "
                + "on conflict (tenant_id, number_key) do update set " + taken
                + ", active = true, changed_at = now(), version = e.version + 1 where " + differs(run, "excluded")
                + " returning xmax = 0 as added) "
                + "select count(*) filter (where added), count(*) filter (where not added) from done";
    }

    private static String differs(ImportRun run, String row) {
        String columns = taken(run).map(column -> "." + column).collect(Collectors.joining(", "));
        return "(not e.active or (" + columns.replace(".", "e.") + ") is distinct from ("
                + columns.replace(".", row + ".") + "))";
    }

    /** Without a column of ours in the file, what is known there stays; a missing one of document 000's empties it. */
    private static Stream<String> taken(ImportRun run) {
        return Stream.concat(
                Arrays.stream(EmployeeColumn.values())
                        .filter(column -> !column.isOurs() || run.has(column))
                        .map(EmployeeColumn::stored),
                Stream.of("number_key", "name_folded"));
    }

    private static String missing() {
        return "e.active and not exists (select from employee_import_row r "
                + "where r.import_id = cast(?1 as uuid) and r.number_key = e.number_key)";
    }

    private static boolean hasNumber(EmployeeDetails row) {
        return row.problems().stream().noneMatch(problem -> problem.column() == EmployeeColumn.NUMBER);
    }

    private int count(ImportRun run, String sql) {
        return number(query(run, sql).getSingleResult());
    }

    private Query query(ImportRun run, String sql) {
        return database.createNativeQuery(sql).setParameter(1, run.getId().toString());
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
