package org.prachum.integrations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.prachum.notifications.Failure;
import org.prachum.notifications.Failure.Reason;
import org.prachum.notifications.Undelivered;
import org.prachum.tenancy.CurrentTenant;

/** Access tokens of service accounts, by the JWT bearer grant (RFC 7523, section 2.1); kept until shortly before they end. */
@ApplicationScoped
class AccessTokens {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Duration MARGIN = Duration.ofMinutes(2);
    private static final int MOST = 16_384;

    private record Holder(UUID organization, UUID integration) {}

    private record Token(String sealedKey, String value, Instant until) {}

    private final Map<Holder, Token> kept = new ConcurrentHashMap<>();

    @Inject
    Outgoing outgoing;

    @Inject
    Google google;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    /** @param sealedKey by which another key is known; the key itself is in {@code account} */
    String of(UUID integration, String sealedKey, ServiceAccount account) throws Undelivered {
        Holder holder = new Holder(tenant.id(), integration);
        Token token = kept.get(holder);
        if (token == null || !token.sealedKey().equals(sealedKey) || !clock.instant().isBefore(token.until())) {
            token = ask(sealedKey, account);
            kept.values().removeIf(old -> !clock.instant().isBefore(old.until()));
            kept.put(holder, token);
        }
        return token.value();
    }

    /** It was not accepted. */
    void drop(UUID integration) {
        kept.remove(new Holder(tenant.id(), integration));
    }

    private Token ask(String sealedKey, ServiceAccount account) throws Undelivered {
        URI tokens = google.tokens();
        String form = "grant_type=" + URLEncoder.encode(GRANT, StandardCharsets.UTF_8)
                + "&assertion=" + account.assertion(tokens.toString(), clock.instant());
        Answer answer = outgoing.post(
                tokens, Map.of(), "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII), TIME, MOST);
        if (answer.isTaken()) {
            return token(sealedKey, answer);
        }
        boolean ours = answer.status() == 400 || answer.status() == 401 || answer.status() == 403;
        throw new Undelivered(new Failure(
                ours ? Reason.SIGN_IN : Reason.REFUSED, "HTTP " + answer.status(), false, answer.pause()));
    }

    private Token token(String sealedKey, Answer answer) throws Undelivered {
        try (JsonReader reader = Json.createReader(new StringReader(answer.text()))) {
            JsonObject token = reader.readObject();
            Duration good = Duration.ofSeconds(token.getInt("expires_in", 0)).minus(MARGIN);
            return new Token(sealedKey, token.getString("access_token", ""), clock.instant().plus(good));
        } catch (JsonException unreadable) {
            throw new Undelivered(new Failure(Reason.REFUSED, "HTTP " + answer.status() + ", no JSON", false, Duration.ZERO));
        }
    }
}
