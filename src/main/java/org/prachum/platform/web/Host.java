package org.prachum.platform.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The host that a request names, held against the base domain. */
public final class Host {

    private static final Pattern NAME = Pattern.compile("(?=.{4,253}$)([a-z0-9-]{1,63}\\.)+[a-z][a-z0-9-]{1,62}");

    private final String name;
    private final String baseDomain;

    /** @param name as the request names it, without a port; case and a trailing dot do not matter (RFC 4343, RFC 1034) */
    public Host(String name, String baseDomain) {
        String lower = name == null ? "" : name.toLowerCase(Locale.ROOT);
        this.name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        this.baseDomain = baseDomain;
    }

    /** As it is looked up: in lower case and without a dot at its end. */
    public String name() {
        return name;
    }

    /** Neither the apex nor below it, but a name of the DNS. */
    public boolean isForeign() {
        return !isApex() && !name.endsWith("." + baseDomain) && NAME.matcher(name).matches();
    }

    public boolean isApex() {
        return name.equals(baseDomain);
    }

    /** The one label below the base domain, if that is what the host is. */
    public Optional<String> subdomain() {
        String suffix = "." + baseDomain;
        if (!name.endsWith(suffix)) {
            return Optional.empty();
        }
        String label = name.substring(0, name.length() - suffix.length());
        return label.isEmpty() || label.contains(".") || label.length() > 63 ? Optional.empty() : Optional.of(label);
    }
}
