package org.prachum.identity;

import com.ibm.icu.text.IDNA;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.TextNormalizer;

/** An e-mail address as people type it: lower case, no blanks, at most 254 characters (RFC 5321, section 4.5.3.1). */
public record Email(String value) {

    private static final Pattern FORM = Pattern.compile(
            "[a-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)+");
    private static final int LONGEST = 254;
    private static final int MOST_READ = 4 * LONGEST;
    private static final IDNA DOMAINS = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.USE_STD3_RULES);

    /** @throws Invalid {@code identity.email.malformed}, beside the field {@code email} */
    public Email {
        if (value.length() > LONGEST || !FORM.matcher(value).matches() || value.contains("..") || value.startsWith(".")) {
            throw new Invalid("identity.email.malformed", "email");
        }
    }

    /**
     * What somebody typed or pasted: without blanks of any kind around it and without what nobody sees, dashes as hyphens, and full-width
     * signs as in ASCII (Unicode's form NFKC).
     *
     * <p>A domain in other letters than those of ASCII is kept as mail servers know it (RFC 5890). The part before the {@code @} has no such
     * spelling, and few servers take it as it is (RFC 6531), so that is refused in words of its own.
     *
     * @throws Invalid {@code identity.email.letters} or {@code identity.email.malformed}, beside the field {@code email}
     */
    public static Email typed(String typed) {
        String plain = typed == null || typed.length() > MOST_READ ? "" : plain(typed);
        int at = plain.lastIndexOf('@');
        if (at > 0 && !isAscii(plain.substring(0, at))) {
            throw new Invalid("identity.email.letters", "email");
        }
        return new Email(at < 0 || isAscii(plain) ? plain : plain.substring(0, at + 1) + ascii(plain.substring(at + 1)));
    }

    private static String plain(String typed) {
        if (TextNormalizer.isPlain(typed)) {
            return typed.strip().toLowerCase(Locale.ROOT);
        }
        String visible = TextNormalizer.withoutInvisible(Normalizer.normalize(typed, Normalizer.Form.NFKC));
        StringBuilder plain = new StringBuilder(visible.length());
        visible.codePoints().map(TextNormalizer::plain).forEach(plain::appendCodePoint);
        return TextNormalizer.strip(plain.toString()).toLowerCase(Locale.ROOT);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    /** Unchanged, and so refused, where it is no domain. */
    private static String ascii(String domain) {
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        DOMAINS.nameToASCII(domain, ascii, info);
        return info.hasErrors() ? domain : ascii.toString();
    }

    public String domain() {
        return value.substring(value.indexOf('@') + 1);
    }

    /** As shown to somebody who may not know it: {@code a•••@acme.example}. */
    public String masked() {
        return value.charAt(0) + "•••@" + domain();
    }

    @Override
    public String toString() {
        return value;
    }
}
