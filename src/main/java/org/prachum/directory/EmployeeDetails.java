package org.prachum.directory;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.prachum.identity.Email;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.TextNormalizer;

/** What a file or a form says of one employee, tidied, and what is wrong with it. Nothing said is an empty text. */
final class EmployeeDetails {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\s\\p{Z}]+");

    private final int row;
    private final Map<EmployeeColumn, String> values = new EnumMap<>(EmployeeColumn.class);
    private final List<CellProblem> problems = new ArrayList<>();

    private EmployeeDetails(int row) {
        this.row = row;
    }

    /** @param row where they stand in a file, or 0 */
    static EmployeeDetails read(int row, Function<EmployeeColumn, String> cells) {
        EmployeeDetails details = new EmployeeDetails(row);
        for (EmployeeColumn column : EmployeeColumn.values()) {
            details.put(column, cells.apply(column));
        }
        details.check();
        return details;
    }

    int row() {
        return row;
    }

    String get(EmployeeColumn column) {
        return values.get(column);
    }

    List<CellProblem> problems() {
        return problems;
    }

    /** Whether number and name can be taken; any other cell that cannot is left out, and named among the problems. */
    boolean areGood() {
        return problems.stream().noneMatch(problem -> problem.column().isNeeded());
    }

    String numberKey() {
        return EmployeeNumber.keyOf(get(EmployeeColumn.NUMBER));
    }

    String nameFolded() {
        return Fold.of(get(EmployeeColumn.NAME));
    }

    /** @throws Invalid all that is wrong, beside its field */
    EmployeeDetails orRefuse() {
        Validation form = new Validation();
        problems.forEach(problem ->
                form.reject(new Invalid(problem.fact(), problem.column().stored(), Map.of("most", problem.column().longest()))));
        form.finish();
        return this;
    }

    private void put(EmployeeColumn column, String cell) {
        values.put(column, cell == null || cell.isEmpty() ? "" : tidied(TextNormalizer.withoutMarks(cell)));
    }

    private static String tidied(String cell) {
        boolean single = TextNormalizer.isPlain(cell) && !cell.contains("  ");
        return single ? cell.strip() : UNSEEN.matcher(cell).replaceAll(" ").strip();
    }

    private void check() {
        for (EmployeeColumn column : EmployeeColumn.values()) {
            String value = get(column);
            if (column == EmployeeColumn.NAME && value.isEmpty()) {
                problem(column, "directory.name.missing");
            } else if (value.codePointCount(0, value.length()) > column.longest()) {
                problem(column, "directory.tooLong");
            } else {
                read(column, value);
            }
        }
    }

    private void read(EmployeeColumn column, String value) {
        switch (column) {
            case NUMBER -> number(value);
            case EMAIL -> email(value);
            case LANGUAGE -> language(value);
            default -> {
                // Any text will do.
            }
        }
    }

    private void number(String value) {
        if (NumberCell.isCut(value)) {
            problem(EmployeeColumn.NUMBER, "directory.number.cut");
            return;
        }
        try {
            values.put(EmployeeColumn.NUMBER, EmployeeNumber.listed(value).spelling());
        } catch (Invalid malformed) {
            problem(EmployeeColumn.NUMBER, "directory.number.unlistable");
        }
    }

    private void email(String value) {
        try {
            values.put(EmployeeColumn.EMAIL, value.isEmpty() ? "" : Email.typed(value).value());
        } catch (Invalid malformed) {
            problem(EmployeeColumn.EMAIL, malformed.key());
        }
    }

    private void language(String value) {
        if (!value.isEmpty()) {
            Language.of(value).ifPresentOrElse(
                    language -> values.put(EmployeeColumn.LANGUAGE, language.getTag()),
                    () -> problem(EmployeeColumn.LANGUAGE, "directory.language.unknown"));
        }
    }

    private void problem(EmployeeColumn column, String fact) {
        problems.add(new CellProblem(row, column, fact));
        if (!column.isNeeded()) {
            values.put(column, "");
        }
    }
}
