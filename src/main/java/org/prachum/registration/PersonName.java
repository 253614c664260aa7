package org.prachum.registration;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.prachum.platform.problem.Invalid;

/**
 * A name that somebody typed of themselves. It stands in a mail to an address that they typed too, so it must lead nowhere: a name with a
 * web address in it is refused.
 *
 * <p>Mail programs turn more into links than what begins with {@code http}. What looks like a host is refused, but not a title that is
 * written without a blank after its full stop, as in {@code Dr.Becker}; who writes {@code dr.becker} is asked for the blank.
 */
final class PersonName {

    private static final Pattern ADDRESS = Pattern.compile("://|\\b(https?|mailto):|\\bwww\\.|@", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST = 100;

    /** Two characters or more, a full stop, and two or more small letters, or capitals only; such as {@code evil.example}. */
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{Nd}-]{2,}\\.(\\p{Ll}{2,}|\\p{Lu}{2,}(?!\\p{Ll}))");

    /** However they are written, what stands before them is a host. */
    private static final Pattern COMMON_HOST = Pattern.compile(
            "[\\p{L}\\p{Nd}-]{2,}\\.(com|net|org|info|biz|io|co|me|app|dev|xyz|top|site|shop|online|link|click|live|ru|fr|th|cn|tk)\\b",
            Pattern.CASE_INSENSITIVE);

    private PersonName() {}

    /**
     * The name on one line, at most 100 characters.
     *
     * @throws Invalid beside {@code field}, when it is missing, too long, or has a web address in it
     */
    static String typed(String typed, String field) {
        String name = Registering.text(typed, field);
        if (name.isEmpty()) {
            throw new Invalid("registration.name_missing", field);
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            throw new Invalid("registration.name_too_long", field);
        }
        // Full-width letters and the full stops of other scripts lead to the same host.
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKC).replace('。', '.');
        if (ADDRESS.matcher(plain).find() || HOST.matcher(plain).find() || COMMON_HOST.matcher(plain).find()) {
            throw new Invalid("registration.name_address", field);
        }
        return name;
    }
}
