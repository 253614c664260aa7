package org.prachum.identity;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** What a page asks its browser for, as JSON (Web Authentication Level 3, sections 5.1.8 and 5.1.9). */
final class PasskeyOptions {

    private static final String KIND = "public-key";

    private PasskeyOptions() {}

    /** A new passkey, on a device that has none of these. */
    static String toMake(Party party, Account account, List<Passkey> known, byte[] challenge) {
        JsonArrayBuilder algorithms = Json.createArrayBuilder();
        WebAuthn.ALGORITHMS.forEach(number ->
                algorithms.add(Json.createObjectBuilder().add("type", KIND).add("alg", number)));
        return common(challenge)
                .add("rp", Json.createObjectBuilder().add("id", party.host()).add("name", party.name()))
                .add("user", Json.createObjectBuilder()
                        .add("id", text(handle(account.getId())))
                        .add("name", account.getEmail())
                        .add("displayName", account.getName()))
                .add("pubKeyCredParams", algorithms)
                .add("excludeCredentials", named(known))
                .add("authenticatorSelection", Json.createObjectBuilder()
                        .add("residentKey", "preferred")
                        .add("userVerification", "preferred"))
                .add("attestation", "none")
                .build()
                .toString();
    }

    /** One of these. */
    static String toShow(Party party, List<Passkey> wanted, byte[] challenge) {
        return common(challenge)
                .add("rpId", party.host())
                .add("allowCredentials", named(wanted))
                .add("userVerification", "preferred")
                .build()
                .toString();
    }

    /** What an authenticator calls an account: nothing that says who it is (section 14.6.1). */
    static byte[] handle(UUID account) {
        return ByteBuffer.allocate(16)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .array();
    }

    private static JsonObjectBuilder common(byte[] challenge) {
        return Json.createObjectBuilder().add("challenge", text(challenge)).add("timeout", Challenge.LIFE.toMillis());
    }

    private static JsonArrayBuilder named(List<Passkey> passkeys) {
        JsonArrayBuilder names = Json.createArrayBuilder();
        passkeys.forEach(passkey ->
                names.add(Json.createObjectBuilder().add("type", KIND).add("id", text(passkey.credentialId()))));
        return names;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
