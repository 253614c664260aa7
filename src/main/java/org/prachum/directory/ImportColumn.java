package org.prachum.directory;

import java.util.Optional;

/**
 * A column of a file that is imported.
 *
 * @param place counted from 0
 * @param heading as it stands in the file; empty where there is none
 * @param example what its first cell holds, shortened
 * @param stored what it fills, by {@link ImportField#stored}; empty for a column that is left out
 */
public record ImportColumn(int place, String heading, String example, String stored) {

    Optional<ImportField> field() {
        return ImportField.of(stored);
    }

    /** Whether it is left out of the import. */
    public boolean isLeftOut() {
        return stored.isEmpty();
    }

    /** As a spreadsheet names it: A to Z, AA and so on. */
    public String getLetters() {
        return place < 26 ? String.valueOf((char) ('A' + place)) : String.valueOf((char) ('A' + place / 26 - 1)) + (char) ('A' + place % 26);
    }
}
