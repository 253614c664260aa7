package org.prachum.testing;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import org.prachum.testing.Client.Answer;

/**
 * A device with one passkey and the browser before it, in software: answers what a page asks for, byte by byte as Web Authentication
 * Level 3 has it (sections 5.8.1, 6.1 and 6.5), and lies where it is told to.
 */
public final class Authenticator {

    private static final byte PRESENT = 0x01;
    private static final byte VERIFIED = 0x04;
    private static final byte BACKUP_ELIGIBLE = 0x08;
    private static final byte ATTESTED = 0x40;

    private final KeyPair pair = pair();
    private final byte[] id = new byte[32];
    private String origin;
    private String handle;
    private boolean backupEligible;
    private boolean counts = true;
    private long count;

    private Authenticator(String origin) {
        this.origin = origin;
        new SecureRandom().nextBytes(id);
    }

    /** @param origin where its browser is: scheme, host and port */
    public static Authenticator at(String origin) {
        return new Authenticator(origin);
    }

    /** One at an organization's host, or at the apex. */
    public static Authenticator at(House house, String subdomain) {
        return at(house.url(subdomain, ""));
    }

    /** What a page asks its browser for. */
    public static String options(Answer page) {
        return page.between("data-options=\"", "\"").replace("&quot;", "\"").replace("&#34;", "\"").replace("&lt;", "<").replace("&amp;", "&");
    }

    /** Its browser goes elsewhere. */
    public Authenticator goTo(String elsewhere) {
        origin = elsewhere;
        return this;
    }

    /** The next count is that one more. */
    public Authenticator countFrom(long from) {
        count = from;
        return this;
    }

    /** As some do. */
    public Authenticator neverCount() {
        counts = false;
        count = 0;
        return this;
    }

    /** Says from now on that it may be copied. */
    public Authenticator mayBeCopied() {
        backupEligible = true;
        return this;
    }

    /** Says from now on that it belongs to that one. */
    public Authenticator ownedBy(byte[] userHandle) {
        handle = text(userHandle);
        return this;
    }

    public byte[] id() {
        return id.clone();
    }

    /** Makes the passkey: the registration as JSON. */
    public String make(String options) {
        JsonObject asked = read(options);
        handle = asked.getJsonObject("user").getString("id");
        byte[] data = concat(
                state(asked.getJsonObject("rp").getString("id"), ATTESTED), new byte[16], new byte[] {0, (byte) id.length}, id, publicKey());
        byte[] object = concat(
                new byte[] {(byte) 0xa3}, name("fmt"), name("none"), name("attStmt"), new byte[] {(byte) 0xa0}, name("authData"),
                new byte[] {0x58, (byte) data.length}, data);
        return answer(Json.createObjectBuilder()
                .add("clientDataJSON", text(clientData("webauthn.create", asked)))
                .add("attestationObject", text(object))
                .build());
    }

    /** Shows the passkey: the assertion as JSON. */
    public String show(String options) {
        JsonObject asked = read(options);
        byte[] client = clientData("webauthn.get", asked);
        byte[] data = state(asked.getString("rpId"), (byte) 0);
        return answer(Json.createObjectBuilder()
                .add("clientDataJSON", text(client))
                .add("authenticatorData", text(data))
                .add("signature", text(signature(concat(data, hash(client)))))
                .add("userHandle", handle)
                .build());
    }

    private String answer(JsonObject response) {
        return Json.createObjectBuilder()
                .add("id", text(id))
                .add("rawId", text(id))
                .add("type", "public-key")
                .add("response", response)
                .add("clientExtensionResults", Json.createObjectBuilder())
                .build()
                .toString();
    }

    private byte[] clientData(String type, JsonObject asked) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("challenge", asked.getString("challenge"))
                .add("origin", origin)
                .add("crossOrigin", false)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] state(String host, byte more) {
        count += counts ? 1 : 0;
        byte flags = (byte) (PRESENT | VERIFIED | (backupEligible ? BACKUP_ELIGIBLE : 0) | more);
        return concat(
                hash(host.getBytes(StandardCharsets.UTF_8)), new byte[] {flags}, ByteBuffer.allocate(4).putInt((int) count).array());
    }

    /** As COSE writes one for ES256 (RFC 9053, section 7.1.1). */
    private byte[] publicKey() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return concat(
                new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20},
                coordinate(key.getW().getAffineX()),
                new byte[] {0x22, 0x58, 0x20},
                coordinate(key.getW().getAffineY()));
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] whole = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, whole, 32 - length, length);
        return whole;
    }

    private byte[] signature(byte[] signed) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A short text in CBOR (RFC 8949, section 3.1). */
    private static byte[] name(String text) {
        return concat(new byte[] {(byte) (0x60 + text.length())}, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    private static JsonObject read(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
