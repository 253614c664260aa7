package org.prachum.directory;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.TextNormalizer;

/**
 * An employee number. Leading zeros and case do not matter to who it is; the spelling is kept.
 *
 * @param spelling 1 to 20 letters, digits, hyphens, dots, slashes and underscores, without blanks; it begins with a letter, a digit or a
 *     hyphen, and no two of the last three signs stand together, so that it is never a path
 */
public record EmployeeNumber(String spelling) {

    /** The fewest characters that are typed where no directory says otherwise, as in document 000. */
    static final int FEWEST_TYPED = 6;

    private static final Pattern FORM =
            Pattern.compile("(?=.*[\\p{L}\\p{Nd}])[\\p{L}\\p{Nd}-](?:[\\p{L}\\p{Nd}-]|[./_](?![./_])){0,19}");

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=.)");
    private static final int MOST_READ = 60;

    /** @throws Invalid {@code directory.number.malformed}, beside the field {@code emp_id} */
    public EmployeeNumber {
        if (!FORM.matcher(spelling).matches()) {
            throw malformed("emp_id", FEWEST_TYPED);
        }
    }

    /**
     * What somebody typed to be looked up. Document 000 counts leading zeros, and so do we: whoever pads a number is right too.
     *
     * @param fewest characters; see {@link NumberRules}
     * @throws Invalid {@code directory.number.malformed}, beside the field {@code field}
     */
    static EmployeeNumber typed(String typed, int fewest, String field) {
        String spelling = plain(typed);
        if (spelling.length() < fewest || !FORM.matcher(spelling).matches()) {
            throw malformed(field, fewest);
        }
        return new EmployeeNumber(spelling);
    }

    /**
     * What a directory lists: of any length, because a spreadsheet may have eaten the zeros.
     *
     * @throws Invalid {@code directory.number.malformed}, beside the field {@code emp_id}
     */
    public static EmployeeNumber listed(String listed) {
        return new EmployeeNumber(plain(listed));
    }

    /** By what somebody is known: the number in lower case without leading zeros. */
    public String key() {
        return keyOf(spelling);
    }

    /** The key of any spelling, also of one that is no number. */
    public static String keyOf(String spelling) {
        return LEADING_ZEROS.matcher(plain(spelling).toLowerCase(Locale.ROOT)).replaceFirst("");
    }

    static Invalid malformed(String field, int fewest) {
        return new Invalid("directory.number.malformed", field, Map.of("least", fewest));
    }

    /** Without blanks and without what nobody sees, every dash a hyphen, the digits of any script 0-9, full-width signs as in ASCII. */
    private static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        if (text != null) {
            text.codePoints()
                    .filter(c -> !TextNormalizer.isBlank(c) && !TextNormalizer.isInvisible(c))
                    .limit(MOST_READ)
                    .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : TextNormalizer.plain(c))
                    .forEach(plain::appendCodePoint);
        }
        return plain.toString();
    }
}
