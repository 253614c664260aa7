package org.prachum.directory;

import java.util.Locale;
import java.util.regex.Pattern;
import org.prachum.platform.problem.Invalid;

/**
 * An employee number. Leading zeros and case do not matter to who it is; the spelling is kept.
 *
 * @param spelling 1 to 20 letters, digits and hyphens, without blanks
 */
public record EmployeeNumber(String spelling) {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{Nd}-]{1,20}");
    private static final int FEWEST_TYPED = 6;
    private static final int MOST_READ = 60;

    /** @throws Invalid {@code directory.number.malformed}, beside the field {@code emp_id} */
    public EmployeeNumber {
        if (!FORM.matcher(spelling).matches()) {
            throw new Invalid("directory.number.malformed", "emp_id");
        }
    }

    /**
     * What somebody typed to be looked up: at least 6 characters, as in document 000, which counts leading zeros.
     *
     * @throws Invalid as above
     */
    public static EmployeeNumber typed(String typed) {
        EmployeeNumber number = listed(typed);
        if (number.spelling.length() < FEWEST_TYPED) {
            throw new Invalid("directory.number.malformed", "emp_id");
        }
        return number;
    }

    /**
     * What a directory lists: without blanks, with the digits of any script as 0-9, and of any length, because a
     * spreadsheet may have eaten the zeros.
     *
     * @throws Invalid as above
     */
    public static EmployeeNumber listed(String listed) {
        StringBuilder spelling = new StringBuilder();
        if (listed != null) {
            listed.codePoints()
                    .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                    .limit(MOST_READ)
                    .forEach(c -> spelling.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        }
        return new EmployeeNumber(spelling.toString());
    }

    /** By what somebody is known: the number in lower case without leading zeros. */
    public String key() {
        return keyOf(spelling);
    }

    /** The key of any spelling, also of one that is no number. */
    public static String keyOf(String spelling) {
        return spelling.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
    }
}
