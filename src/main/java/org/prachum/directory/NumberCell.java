package org.prachum.directory;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a cell with an employee number, freed of what spreadsheets do to numbers. */
final class NumberCell {

    private static final Pattern WHOLE = Pattern.compile("(\\d+)[.,]0+");

    /** As a spreadsheet shows a long number, with or without all of its digits: 1.00001E+05. */
    private static final Pattern SCIENTIFIC = Pattern.compile("(\\d)[.,](\\d+)[eE]\\+?(\\d{1,2})");

    private NumberCell() {}

    /** The number; one whose last digits a spreadsheet has cut off comes as it stands there, see {@link #isCut}. */
    static String read(String cell) {
        String text = cell.startsWith("'") ? cell.substring(1).strip() : cell;
        if (text.indexOf('.') < 0 && text.indexOf(',') < 0) {
            return text;
        }
        Matcher whole = WHOLE.matcher(text);
        if (whole.matches()) {
            return whole.group(1);
        }
        Matcher scientific = SCIENTIFIC.matcher(text);
        if (scientific.matches() && !isCut(scientific)) {
            return new BigDecimal(text.replace(',', '.')).toPlainString();
        }
        return text;
    }

    /** Whether a spreadsheet has shortened it, so that its last digits are lost: 1.23457E+11. */
    static boolean isCut(String text) {
        if (text.indexOf('e') < 0 && text.indexOf('E') < 0) {
            return false;
        }
        Matcher scientific = SCIENTIFIC.matcher(text);
        return scientific.matches() && isCut(scientific);
    }

    private static boolean isCut(Matcher scientific) {
        return scientific.group(2).length() != Integer.parseInt(scientific.group(3));
    }
}
