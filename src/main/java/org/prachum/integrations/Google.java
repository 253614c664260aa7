package org.prachum.integrations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.prachum.platform.config.Settings;
import org.prachum.platform.problem.Invalid;

/** Google's addresses, or those of what stands in for all of them. */
@ApplicationScoped
class Google {

    private static final URI SCRIPT = URI.create("https://script.google.com");
    private static final URI SCRIPT_ANSWERS = URI.create("https://script.googleusercontent.com");
    private static final URI TOKENS = URI.create("https://oauth2.googleapis.com");
    private static final URI SHEETS = URI.create("https://sheets.googleapis.com");

    @Inject
    Settings settings;

    /**
     * The address of a deployed Apps Script.
     *
     * @throws Invalid beside {@code field} when it is none
     */
    URI script(String typed, String field) {
        URI address = Address.typed(typed, field, settings.google().isPresent());
        if (!isOf(SCRIPT, address) || !address.getPath().contains("/macros/")) {
            throw new Invalid("integrations.script_elsewhere", field);
        }
        return address;
    }

    /** Whether a script's answer may be fetched there. */
    boolean isScriptAnswer(URI address) {
        return isOf(SCRIPT_ANSWERS, address);
    }

    /** Where an assertion is changed into an access token; also the audience of the assertion. */
    URI tokens() {
        return at(TOKENS, "/token");
    }

    /** The values of a range of a spreadsheet, such as {@code A:J}. */
    URI values(String spreadsheet, String tab, String range, String query) {
        String quoted = "'" + tab.replace("'", "''") + "'!" + range;
        return at(SHEETS, "/v4/spreadsheets/" + encoded(spreadsheet) + "/values/" + encoded(quoted) + query);
    }

    private URI at(URI theirs, String path) {
        return URI.create(settings.google().orElse(theirs) + path);
    }

    private boolean isOf(URI theirs, URI address) {
        URI expected = settings.google().orElse(theirs);
        return expected.getScheme().equalsIgnoreCase(address.getScheme())
                && expected.getHost().equalsIgnoreCase(Optional.ofNullable(address.getHost()).orElse(""))
                && expected.getPort() == address.getPort()
                && address.getRawUserInfo() == null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
