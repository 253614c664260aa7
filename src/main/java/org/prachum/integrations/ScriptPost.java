package org.prachum.integrations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.prachum.notifications.Failure;
import org.prachum.notifications.Failure.Reason;
import org.prachum.notifications.Undelivered;

/**
 * Hands a row to an Apps Script. Google runs the script, and answers with a redirect to where its output can be fetched
 * (developers.google.com/apps-script/guides/content): that one is followed, and no other. A page in HTML is how it says that the script
 * broke, or that one has to sign in first.
 */
@ApplicationScoped
class ScriptPost {

    /** Scripts are slow, the more so when they have not run for a while. */
    private static final Duration TIME = Duration.ofSeconds(30);

    private static final int MOST = 4_096;

    @Inject
    Outgoing outgoing;

    @Inject
    Google google;

    void send(URI script, SpreadsheetRow row, int attempts) throws Undelivered {
        byte[] body = row.asObject().toString().getBytes(StandardCharsets.UTF_8);
        Answer answer = outgoing.post(script, Map.of(), "application/json; charset=utf-8", body, TIME, MOST);
        if (answer.isRedirect()) {
            answer = outgoing.get(output(answer), Map.of(), TIME, MOST);
        }
        if (!answer.isTaken()) {
            throw answer.refusal(attempts);
        }
        if (answer.type().equals("text/html")) {
            throw new Undelivered(new Failure(Reason.REFUSED, "HTTP " + answer.status() + " text/html", false, Duration.ZERO));
        }
    }

    /** A redirect elsewhere leads to a sign-in: the script is not open to everybody. */
    private URI output(Answer redirect) throws Undelivered {
        try {
            URI output = new URI(redirect.location());
            if (google.isScriptAnswer(output)) {
                return output;
            }
        } catch (URISyntaxException nowhere) {
            throw new Undelivered(new Failure(Reason.REFUSED, "HTTP " + redirect.status(), false, Duration.ZERO));
        }
        throw new Undelivered(new Failure(Reason.SIGN_IN, "HTTP " + redirect.status(), false, Duration.ZERO));
    }
}
