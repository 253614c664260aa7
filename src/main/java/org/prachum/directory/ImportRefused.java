package org.prachum.directory;

import java.util.Map;
import org.prachum.platform.problem.Refusal;

/**
 * A file that is not taken into the directory, with the first row at fault and the reason. Nothing of it was stored.
 */
public class ImportRefused extends Refusal {

    private static final long serialVersionUID = 1L;

    private final int row;
    private final transient Object detail;

    ImportRefused(String key, int row, Object detail) {
        super(key, values(row, detail));
        this.row = row;
        this.detail = detail;
    }

    /** @param field beside which it is said */
    ImportRefused(String key, int row, Object detail, String field) {
        super(key, values(row, detail), field);
        this.row = row;
        this.detail = detail;
    }

    ImportRefused(SheetRefused refused) {
        this(
                "directory." + refused.key(),
                refused.row(),
                refused.arguments().isEmpty() ? "" : refused.arguments().get(0));
    }

    ImportRefused(CellProblem problem) {
        super(
                problem.fact(),
                Map.of(
                        "row", problem.otherRow(),
                        "most", problem.column().longest(),
                        "heading", problem.column().heading()));
        this.row = problem.row();
        this.detail = problem.column().heading();
    }

    /** The row of the file as a spreadsheet numbers it; 0 where it is about the whole file. */
    public int row() {
        return row;
    }

    /** What the reason is about: a heading, or a number. */
    public Object detail() {
        return detail;
    }

    static Map<String, Object> values(int row, Object detail) {
        boolean number = String.valueOf(detail).matches("\\d{1,9}");
        return Map.of("row", row, "detail", number ? Integer.valueOf(String.valueOf(detail)) : String.valueOf(detail));
    }
}
