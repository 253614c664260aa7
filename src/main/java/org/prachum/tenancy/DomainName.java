package org.prachum.tenancy;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.prachum.platform.problem.Invalid;

/**
 * A host name with at least one dot, as the DNS has it (RFC 1123, section 2.1; RFC 5890 for other scripts): at most 253 characters of
 * a-z, 0-9, the hyphen and the dot, and no address.
 */
public record DomainName(String value) {

    private static final Pattern FORM =
            Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]");

    private static final int LONGEST = 253;

    /** @throws Invalid {@code tenancy.domain.malformed}, beside the field {@code domain} */
    public DomainName {
        if (value.length() > LONGEST || !FORM.matcher(value).matches()) {
            throw malformed();
        }
    }

    /** What somebody typed or pasted: also with {@code https://} before it, a path after it, a dot at its end, or in their own script. */
    public static DomainName typed(String typed) {
        String host = (typed == null ? "" : typed.strip())
                .replaceFirst("(?i)^https?://", "")
                .replaceFirst("[/?#:].*$", "")
                .replaceFirst("\\.$", "");
        try {
            return new DomainName(IDN.toASCII(host).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException malformed) {
            throw malformed();
        }
    }

    boolean isWithin(String baseDomain) {
        return value.equals(baseDomain) || value.endsWith("." + baseDomain);
    }

    private static Invalid malformed() {
        return new Invalid("tenancy.domain.malformed", "domain");
    }

    @Override
    public String toString() {
        return value;
    }
}
