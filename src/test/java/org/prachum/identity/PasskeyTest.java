package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Language;
import org.prachum.testing.Authenticator;

/** What a passkey is worth, and when a browser's answer is one. */
class PasskeyTest {

    static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    static final String ORIGIN = "https://acme.example.org";
    static final Party ACME = new Party("acme.example.org", ORIGIN, "Acme");
    static final byte[] CHALLENGE = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    static final byte[] ANOTHER = "another-challenge-of-32-bytes-…".getBytes(StandardCharsets.UTF_8);

    final WebAuthn webAuthn = new WebAuthn();
    final Account olga = new Account(new Email("olga@acme.example"), "Olga Smirnova", Role.ORGANIZER, true, Language.EN, NOW);
    final Authenticator phone = Authenticator.at(ORIGIN);

    @Test
    void isMadeAndShown() {
        WebAuthn.Credential made = made().orElseThrow();

        assertThat(made.id()).isEqualTo(phone.id());
        assertThat(made.signCount()).isEqualTo(1);
        assertThat(made.backupEligible()).isFalse();
        assertThat(shown(made, phone.show(asked(ACME, made)))).contains(2L);
    }

    @Test
    void isMadeForOneChallengeOneHostAndOneOrigin() {
        String answer = phone.make(PasskeyOptions.toMake(ACME, olga, List.of(), CHALLENGE));

        assertThat(webAuthn.made(ACME, CHALLENGE, answer)).isPresent();
        assertThat(webAuthn.made(ACME, ANOTHER, answer)).isEmpty();
        assertThat(webAuthn.made(new Party("beta.example.org", ORIGIN, "Beta"), CHALLENGE, answer)).isEmpty();
        assertThat(webAuthn.made(new Party(ACME.host(), "http://acme.example.org", "Acme"), CHALLENGE, answer)).isEmpty();
        assertThat(webAuthn.made(new Party(ACME.host(), ORIGIN + ":8443", "Acme"), CHALLENGE, answer)).isEmpty();
    }

    @Test
    void isShownForOneChallengeOneHostAndOneOrigin() {
        WebAuthn.Credential made = made().orElseThrow();
        String answer = phone.show(asked(ACME, made));

        assertThat(webAuthn.shown(made, olga.getId(), ACME, ANOTHER, answer)).isEmpty();
        assertThat(webAuthn.shown(made, olga.getId(), new Party("beta.example.org", ORIGIN, "Beta"), CHALLENGE, answer)).isEmpty();
        assertThat(shown(made, phone.goTo("https://acme.example.org.evil.example").show(asked(ACME, made)))).isEmpty();
        assertThat(shown(made, answer)).isPresent();
    }

    @Test
    void isNotAnothers() {
        WebAuthn.Credential made = made().orElseThrow();
        Authenticator thiefs = Authenticator.at(ORIGIN).ownedBy(PasskeyOptions.handle(olga.getId()));
        WebAuthn.Credential underHerName = new WebAuthn.Credential(thiefs.id(), made.attested(), false, 0);

        assertThat(shown(made, thiefs.show(asked(ACME, made)))).isEmpty();
        assertThat(shown(underHerName, thiefs.show(asked(ACME, made)))).as("signed by another key").isEmpty();
        assertThat(shown(made, phone.ownedBy(PasskeyOptions.handle(UUID.randomUUID())).show(asked(ACME, made))))
                .as("of another account")
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, 4})
    void isRefusedWhenItsCounterDoesNotRise(long before) {
        WebAuthn.Credential made = made().orElseThrow();
        WebAuthn.Credential used = new WebAuthn.Credential(made.id(), made.attested(), false, 5);

        assertThat(shown(used, phone.countFrom(before).show(asked(ACME, made)))).isEmpty();
        assertThat(shown(used, phone.countFrom(5).show(asked(ACME, made)))).contains(6L);
    }

    @Test
    void mayHaveNoCounter() {
        phone.neverCount();
        WebAuthn.Credential made = made().orElseThrow();

        assertThat(shown(made, phone.show(asked(ACME, made)))).contains(0L);
        assertThat(shown(made, phone.show(asked(ACME, made)))).contains(0L);
    }

    @Test
    void doesNotBecomeOneThatCanBeCopied() {
        WebAuthn.Credential made = made().orElseThrow();

        assertThat(shown(made, phone.mayBeCopied().show(asked(ACME, made)))).isEmpty();
    }

    @Test
    void isNotShownByBeingMade() {
        String making = phone.make(PasskeyOptions.toMake(ACME, olga, List.of(), CHALLENGE));
        WebAuthn.Credential made = webAuthn.made(ACME, CHALLENGE, making).orElseThrow();

        assertThat(shown(made, making)).isEmpty();
        assertThat(webAuthn.made(ACME, CHALLENGE, phone.show(asked(ACME, made)))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "null", "1", "[]", "{}", "{\"id\":\"AA\"}", "{\"id\":\"AA\",\"rawId\":\"!\",\"response\":{}}", "<x/>",
        "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"attestationObject\":\"oA\","
                + "\"authenticatorData\":\"AA\",\"signature\":\"AA\"},\"clientExtensionResults\":{}}"})
    void isNoNonsense(String nonsense) {
        WebAuthn.Credential made = made().orElseThrow();

        assertThat(webAuthn.made(ACME, CHALLENGE, nonsense)).isEmpty();
        assertThat(shown(made, nonsense)).isEmpty();
    }

    @Test
    void isNoNonsenseHoweverDeep() {
        String deep = "{\"response\":".repeat(5000) + "}".repeat(5000);

        assertThat(webAuthn.made(ACME, CHALLENGE, deep)).isEmpty();
        assertThat(webAuthn.credentialId(deep)).isEmpty();
    }

    @Test
    void isAskedForWithoutSayingWhoseItIs() {
        WebAuthn.Credential made = made().orElseThrow();
        Passkey kept = new Passkey(olga, 1, "Phone", ACME, made, NOW);

        JsonObject making = read(PasskeyOptions.toMake(ACME, olga, List.of(kept), CHALLENGE));
        assertThat(Base64.getUrlDecoder().decode(making.getJsonObject("user").getString("id"))).hasSize(16);
        assertThat(Base64.getUrlDecoder().decode(making.getString("challenge"))).isEqualTo(CHALLENGE);
        assertThat(making.getJsonArray("excludeCredentials")).hasSize(1);
        assertThat(making.getString("attestation")).isEqualTo("none");

        String showing = PasskeyOptions.toShow(ACME, List.of(kept), CHALLENGE);
        assertThat(showing).doesNotContain("olga", "Olga", "Phone");
        assertThat(Base64.getUrlDecoder().decode(read(showing).getJsonArray("allowCredentials").getJsonObject(0).getString("id")))
                .isEqualTo(phone.id());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void needsAName(String name) {
        assertThatThrownBy(() -> Passkey.nameTyped(name)).isInstanceOf(Invalid.class);
    }

    @Test
    void hasANameOf60CharactersAtMost() {
        assertThat(Passkey.nameTyped(" " + "x".repeat(60) + " ")).hasSize(60);
        assertThatThrownBy(() -> Passkey.nameTyped("x".repeat(61))).isInstanceOf(Invalid.class);
    }

    @Test
    void isAskedForByAChallengeThatIsGoodOnce() {
        Challenge challenge = new Challenge(CHALLENGE, NOW);

        assertThat(challenge.use(NOW.plusSeconds(1))).contains(CHALLENGE);
        assertThat(challenge.use(NOW.plusSeconds(1))).isEmpty();
    }

    @Test
    void isAskedForByAChallengeThatIsGoodForFiveMinutes() {
        assertThat(new Challenge(CHALLENGE, NOW).use(NOW.plus(Duration.ofMinutes(5)).minusMillis(1))).isPresent();
        assertThat(new Challenge(CHALLENGE, NOW).use(NOW.plus(Duration.ofMinutes(5)))).isEmpty();
    }

    @Test
    void isWaitedForFiveMinutesAndFiveTries() {
        Doorstep.Waiting waiting = new Doorstep.Waiting(UUID.randomUUID(), olga.getId(), 0, "/", NOW.plus(Doorstep.PATIENCE), 0);
        assertThat(waiting.isOpen(NOW.plus(Duration.ofMinutes(5)).minusMillis(1))).isTrue();
        assertThat(waiting.isOpen(NOW.plus(Duration.ofMinutes(5)))).isFalse();

        for (int tries = 0; tries < 4; tries++) {
            waiting = waiting.afterAWrongOne();
        }
        assertThat(waiting.isOpen(NOW)).isTrue();
        assertThat(waiting.afterAWrongOne().isOpen(NOW)).isFalse();
    }

    private Optional<WebAuthn.Credential> made() {
        return webAuthn.made(ACME, CHALLENGE, phone.make(PasskeyOptions.toMake(ACME, olga, List.of(), CHALLENGE)));
    }

    private Optional<Long> shown(WebAuthn.Credential known, String answer) {
        return webAuthn.shown(known, olga.getId(), ACME, CHALLENGE, answer);
    }

    private String asked(Party party, WebAuthn.Credential made) {
        return PasskeyOptions.toShow(party, List.of(new Passkey(olga, 1, "Phone", party, made, NOW)), CHALLENGE);
    }

    private static JsonObject read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }
}
