package org.prachum.integrations;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.prachum.platform.problem.Invalid;

/** An address that somebody typed, as far as one can judge it without asking anybody. */
final class Address {

    static final int LONGEST = 2_000;

    private static final int HIGHEST_PORT = 65_535;

    private Address() {}

    /**
     * @param plain whether it may also be one without TLS
     * @throws Invalid beside {@code field}
     */
    static URI typed(String typed, String field, boolean plain) {
        String text = typed == null ? "" : typed.strip();
        if (text.isEmpty()) {
            throw new Invalid("integrations.address_missing", field);
        }
        URI address = parsed(text, field);
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (text.length() > LONGEST || address.getHost() == null || address.getRawUserInfo() != null
                || address.getRawFragment() != null || address.getPort() == 0 || address.getPort() > HIGHEST_PORT) {
            throw new Invalid("integrations.address_malformed", field);
        }
        if (!scheme.equals("https") && !(plain && scheme.equals("http"))) {
            throw new Invalid("integrations.address_insecure", field);
        }
        return address;
    }

    private static URI parsed(String text, String field) {
        try {
            return new URI(text);
        } catch (URISyntaxException malformed) {
            throw new Invalid("integrations.address_malformed", field);
        }
    }
}
