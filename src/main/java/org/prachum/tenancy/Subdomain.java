package org.prachum.tenancy;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.prachum.platform.problem.Invalid;

/**
 * The label under the base domain that is an organization's own: 3 to 40 of a-z, 0-9 and the hyphen, which neither begins nor ends it
 * (RFC 1123, section 2.1), and not one of the reserved names.
 */
public record Subdomain(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,38}[a-z0-9]");

    /** Names that people or machines expect to be ours, or that would look like us in a mail. */
    private static final Set<String> RESERVED = Set.of(
            "www", "api", "app", "admin", "administrator", "mail", "email", "smtp", "imap", "pop", "ftp", "ssh", "ns1", "ns2",
            "dns", "mx", "autodiscover", "autoconfig", "wpad", "localhost", "prachum", "platform", "operator", "root", "system",
            "support", "help", "status", "billing", "abuse", "postmaster", "hostmaster", "webmaster", "security", "noreply",
            "no-reply", "auth", "login", "signup", "sign-up", "account", "accounts", "assets", "static", "cdn", "media", "files",
            "blog", "docs", "test", "demo", "staging", "dev", "internal", "about", "legal", "privacy", "terms", "health",
            "metrics", "public", "private", "oauth", "sso", "official");

    /** @throws Invalid {@code tenancy.subdomain.malformed} or {@code tenancy.subdomain.reserved}, beside the field */
    public Subdomain {
        if (!FORM.matcher(value).matches() || value.startsWith("xn--") || value.contains("--")) {
            throw new Invalid("tenancy.subdomain.malformed", "subdomain");
        }
        if (RESERVED.contains(value)) {
            throw new Invalid("tenancy.subdomain.reserved", "subdomain");
        }
    }

    /** What somebody typed, in lower case and without the blanks around it. */
    public static Subdomain typed(String typed) {
        return new Subdomain(typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return value;
    }
}
