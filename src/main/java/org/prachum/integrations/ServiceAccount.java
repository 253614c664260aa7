package org.prachum.integrations;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.prachum.platform.problem.Invalid;

/** Google's key of a service account, as its console hands it out: a JSON file with a private key in it. */
record ServiceAccount(String email, PrivateKey key) {

    static final String SCOPE = "https://www.googleapis.com/auth/spreadsheets";

    /** Google takes no longer ones. */
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private static final int LONGEST = 10_000;

    /** @throws Invalid beside {@code field} when it is no such file */
    static ServiceAccount read(String file, String field) {
        return parsed(file == null ? "" : file.strip())
                .orElseThrow(() -> new Invalid("integrations.key_malformed", field));
    }

    private static Optional<ServiceAccount> parsed(String file) {
        if (file.isEmpty() || file.length() > LONGEST) {
            return Optional.empty();
        }
        try (JsonReader reader = Json.createReader(new StringReader(file))) {
            JsonObject json = reader.readObject();
            String email = json.getString("client_email", "");
            String pem = json.getString("private_key", "");
            return "service_account".equals(json.getString("type", "")) && email.matches("[^@\\s]{1,200}@[^@\\s]{1,200}")
                    ? Optional.of(new ServiceAccount(email, key(pem)))
                    : Optional.empty();
        } catch (JsonException | GeneralSecurityException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static PrivateKey key(String pem) throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----", "").replaceAll("\\s", "");
        return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    /** What asks {@code audience} for an access token: a JWT (RFC 7523, section 3), signed with RS256 (RFC 7518, section 3.3). */
    String assertion(String audience, Instant now) {
        String header = Json.createObjectBuilder().add("alg", "RS256").add("typ", "JWT").build().toString();
        String claims = Json.createObjectBuilder()
                .add("iss", email)
                .add("scope", SCOPE)
                .add("aud", audience)
                .add("iat", now.getEpochSecond())
                .add("exp", now.plus(GOOD_FOR).getEpochSecond())
                .build()
                .toString();
        String signed = base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64(sign(signed));
    }

    private byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Never the key. */
    @Override
    public String toString() {
        return email;
    }
}
