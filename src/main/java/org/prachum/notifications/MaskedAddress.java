package org.prachum.notifications;

import java.util.regex.Pattern;

/** An e-mail address as shown to somebody who may not know it: {@code a•••@acme.example}. */
public final class MaskedAddress {

    private static final String HIDDEN = "•••";

    /** Whatever looks like an address within a text, such as what a mail server answered. */
    private static final Pattern WITHIN = Pattern.compile("([^\\s<>@,;:\"'()\\[\\]])[^\\s<>@,;:\"'()\\[\\]]*@");

    private MaskedAddress() {}

    /** Null for none; of what is no address only the beginning is shown. */
    public static String of(String address) {
        if (address == null) {
            return null;
        }
        int at = address.lastIndexOf('@');
        String beginning = address.isEmpty() ? "" : address.substring(0, address.offsetByCodePoints(0, 1));
        return beginning + HIDDEN + (at < 0 ? "" : address.substring(at));
    }

    /** The text, with every address in it masked. */
    static String within(String text) {
        return WITHIN.matcher(text).replaceAll("$1" + HIDDEN + "@");
    }
}
