package org.prachum.identity;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.PublicKeyCredentialParameters;
import com.webauthn4j.data.PublicKeyCredentialType;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.attestation.authenticator.AuthenticatorData;
import com.webauthn4j.data.attestation.statement.COSEAlgorithmIdentifier;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What a browser answers about passkeys, verified (Web Authentication Level 3, sections 7.1 and 7.2). The only code that knows the
 * library. Who made an authenticator is not asked, so attestation is not looked at.
 */
@ApplicationScoped
class WebAuthn {

    /** COSE's numbers of the ways to sign that are taken, the best first: Ed25519, ES256, RS256 (RFC 9053, RFC 8812). */
    static final List<Integer> ALGORITHMS = List.of(-8, -7, -257);

    private static final List<PublicKeyCredentialParameters> TAKEN = ALGORITHMS.stream()
            .map(number -> new PublicKeyCredentialParameters(
                    PublicKeyCredentialType.PUBLIC_KEY, COSEAlgorithmIdentifier.create(number.longValue())))
            .toList();

    /**
     * What is kept of a passkey.
     *
     * @param id by which the authenticator finds it, 1 to 1023 bytes
     * @param attested id and public key as the authenticator wrote them
     * @param backupEligible whether it may be copied to other devices of its owner, which never changes
     * @param signCount how often it has signed, or 0 where its authenticator does not count
     */
    record Credential(byte[] id, byte[] attested, boolean backupEligible, long signCount) {}

    private final ObjectConverter converter = new ObjectConverter();
    private final AttestedCredentialDataConverter attested = new AttestedCredentialDataConverter(converter);
    private final WebAuthnManager manager = WebAuthnManager.createNonStrictWebAuthnManager(converter);

    /** The passkey that was made for that challenge and party; empty when the answer is not sound. */
    Optional<Credential> made(Party party, byte[] challenge, String answer) {
        return tried(() -> {
            RegistrationData made = manager.parseRegistrationResponseJSON(answer);
            manager.verify(made, new RegistrationParameters(server(party, challenge), TAKEN, false, true));
            AuthenticatorData<?> data = made.getAttestationObject().getAuthenticatorData();
            return new Credential(
                    data.getAttestedCredentialData().getCredentialId(),
                    attested.convert(data.getAttestedCredentialData()),
                    data.isFlagBE(),
                    data.getSignCount());
        });
    }

    /** Which challenge an answer says it is for (section 5.8.1); what it says is not verified here. */
    Optional<byte[]> challenge(String answer) {
        return tried(() -> {
            String said = object(answer).getJsonObject("response").getString("clientDataJSON");
            String client = new String(Base64.getUrlDecoder().decode(said), StandardCharsets.UTF_8);
            return Base64.getUrlDecoder().decode(object(client).getString("challenge"));
        });
    }

    private static JsonObject object(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    /** Which passkey an answer says it is by. */
    Optional<byte[]> credentialId(String answer) {
        return tried(() -> manager.parseAuthenticationResponseJSON(answer).getCredentialId());
    }

    /**
     * The counter of a passkey that has signed that challenge for that party; empty when it has not, when the answer names another
     * {@code owner}, or when the counter has not risen, so that there may be a copy.
     */
    Optional<Long> shown(Credential known, UUID owner, Party party, byte[] challenge, String answer) {
        return tried(() -> {
            AuthenticationData shown = manager.parseAuthenticationResponseJSON(answer);
            var keptAs = new CredentialRecordImpl(
                    null, null, known.backupEligible(), null, known.signCount(), attested.convert(known.attested()), null, null, null, null);
            manager.verify(shown, new AuthenticationParameters(
                    server(party, challenge), keptAs, List.of(known.id()), false, true));
            boolean theirs = shown.getUserHandle() == null || Arrays.equals(shown.getUserHandle(), PasskeyOptions.handle(owner));
            return theirs ? shown.getAuthenticatorData().getSignCount() : null;
        });
    }

    private static ServerProperty server(Party party, byte[] challenge) {
        return ServerProperty.builder()
                .origin(Origin.create(party.origin()))
                .rpId(party.host())
                .challenge(new DefaultChallenge(challenge))
                .build();
    }

    /** Whatever is no passkey's answer is told by unchecked exceptions: of the library, of its parser, of Java's own. */
    private static <T> Optional<T> tried(Supplier<T> attempt) {
        try {
            return Optional.ofNullable(attempt.get());
        } catch (RuntimeException unsound) {
            return Optional.empty();
        }
    }
}
