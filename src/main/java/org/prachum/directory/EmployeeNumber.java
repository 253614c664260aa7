package org.prachum.directory;

import java.util.Locale;
import java.util.regex.Pattern;
import org.prachum.platform.problem.Invalid;

/**
 * An employee number as somebody types it. Leading zeros and case do not matter to who it is; the spelling is kept.
 *
 * @param spelling 6 to 20 letters, digits and hyphens, as typed, without blanks
 */
public record EmployeeNumber(String spelling) {

    private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{Nd}-]{6,20}");

    /** @throws Invalid {@code directory.number.malformed}, beside the field {@code emp_id} */
    public EmployeeNumber {
        if (!FORM.matcher(spelling).matches()) {
            throw new Invalid("directory.number.malformed", "emp_id");
        }
    }

    /** What was typed, without blanks, and with the digits of any script as 0-9. */
    public static EmployeeNumber typed(String typed) {
        StringBuilder spelling = new StringBuilder();
        if (typed != null) {
            typed.codePoints()
                    .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                    .limit(60)
                    .forEach(c -> spelling.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        }
        return new EmployeeNumber(spelling.toString());
    }

    /** By what somebody is known: the number in lower case without leading zeros. */
    public String key() {
        return keyOf(spelling);
    }

    /** The key of any spelling, also of one shorter than people may type. */
    public static String keyOf(String spelling) {
        String key = spelling.strip().toLowerCase(Locale.ROOT).replaceFirst("^0+(?=.)", "");
        return key;
    }
}
