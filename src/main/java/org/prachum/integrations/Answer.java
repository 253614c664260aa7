package org.prachum.integrations;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.prachum.notifications.Failure;
import org.prachum.notifications.Failure.Reason;
import org.prachum.notifications.Undelivered;

/**
 * What the other side answered.
 *
 * @param type of the body, without parameters; empty when it did not say
 * @param location whither a redirect leads; empty when nowhere
 * @param pause how long it wants to be left alone, see {@link Outgoing}
 * @param body as much of it as was asked for
 */
record Answer(int status, String type, String location, Duration pause, byte[] body) {

    /** These say that it is this message that cannot be taken, not the sender or the moment. */
    private static final Set<Integer> OF_THE_MESSAGE = Set.of(400, 413, 415, 422);

    /** So often such an answer is doubted, because whoever is just being repaired gives it too. */
    private static final int DOUBTS = 5;

    boolean isTaken() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400 && !location.isEmpty();
    }

    boolean isGone() {
        return status == 410;
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Why that is no delivery, after so many attempts. */
    Undelivered refusal(int attempts) {
        boolean signIn = status == 401 || status == 403;
        return new Undelivered(new Failure(
                signIn ? Reason.SIGN_IN : Reason.REFUSED,
                "HTTP " + status,
                OF_THE_MESSAGE.contains(status) && attempts >= DOUBTS,
                pause));
    }

    /** The part of a {@code Content-Type} that names the type (RFC 9110, section 8.3). */
    static String typeIn(Optional<String> contentType) {
        return contentType.map(type -> type.split(";")[0].strip().toLowerCase(Locale.ROOT)).orElse("");
    }
}
