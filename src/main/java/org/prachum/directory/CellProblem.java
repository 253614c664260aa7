package org.prachum.directory;

import org.prachum.platform.web.Texts;

/**
 * What is wrong with one cell.
 *
 * @param row as a spreadsheet numbers it; 0 in a form
 * @param fact the key of the sentence
 * @param otherRow where the same number stands, if that is the problem; else 0
 */
record CellProblem(int row, EmployeeColumn column, String fact, int otherRow) {

    CellProblem(int row, EmployeeColumn column, String fact) {
        this(row, column, fact, 0);
    }

    /** Whether only the cell is left out, and the person is imported. */
    boolean isAboutTheCell() {
        return !column.isNeeded();
    }

    String say(Texts texts) {
        return texts.say(fact, "most", column.longest(), "row", otherRow);
    }
}
