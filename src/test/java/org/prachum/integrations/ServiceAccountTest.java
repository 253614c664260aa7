package org.prachum.integrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.problem.Invalid;

class ServiceAccountTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void signsWhatGoogleAsksFor() throws GeneralSecurityException {
        GoogleKey key = GoogleKey.make("push@acme.example");
        ServiceAccount account = ServiceAccount.read(key.file(), "key");

        String[] parts = account.assertion("https://oauth2.googleapis.com/token", NOON).split("\\.");

        assertThat(parts).hasSize(3);
        assertThat(json(parts[0])).isEqualTo(Json.createObjectBuilder().add("alg", "RS256").add("typ", "JWT").build());
        assertThat(json(parts[1])).isEqualTo(Json.createObjectBuilder()
                .add("iss", "push@acme.example")
                .add("scope", "https://www.googleapis.com/auth/spreadsheets")
                .add("aud", "https://oauth2.googleapis.com/token")
                .add("iat", NOON.getEpochSecond())
                .add("exp", NOON.getEpochSecond() + 3_600)
                .build());
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key.pair().getPublic());
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    @Test
    void tellsNobodyItsKey() {
        assertThat(ServiceAccount.read(GoogleKey.make("push@acme.example").file(), "key")).hasToString("push@acme.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "no JSON", "{}", "[]", "{\"type\":\"service_account\"}",
        "{\"type\":\"authorized_user\",\"client_email\":\"a@b\",\"private_key\":\"AAAA\"}",
        "{\"type\":\"service_account\",\"client_email\":\"a@b\",\"private_key\":\"AAAA\"}",
        "{\"type\":\"service_account\",\"client_email\":\"a@b\",\"private_key\":\"*\"}"
    })
    void refusesWhatIsNoKey(String file) {
        Invalid refusal = catchThrowableOfType(Invalid.class, () -> ServiceAccount.read(file, "key"));

        assertThat(refusal.key()).isEqualTo("integrations.key_malformed");
        assertThat(refusal.field()).contains("key");
    }

    private static JsonObject json(String part) {
        return Json.createReader(new ByteArrayInputStream(Base64.getUrlDecoder().decode(part))).readObject();
    }
}
