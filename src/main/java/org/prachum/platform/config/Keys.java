package org.prachum.platform.config;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is derived from the installation's secret: fingerprints of secrets kept at rest, tokens that need not be kept at all, and seals
 * for what has to wait in a row until it is sent.
 *
 * <p>Each purpose has a key of its own, so that a value made for one is worth nothing for another (NIST SP 800-108).
 */
@ApplicationScoped
public class Keys {

    private static final String HMAC = "HmacSHA256";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    @Inject
    Settings settings;

    private final SecureRandom random = new SecureRandom();
    private byte[] root;

    @PostConstruct
    void derive() {
        root = settings.secret();
    }

    /** A token of 160 bits that follows from {@code subject} and can be made again, for links in mails: 32 characters, safe in a URL. */
    public String token(String purpose, String subject) {
        byte[] mac = mac(key("token:" + purpose), subject);
        return base32(mac, 20);
    }

    /** Whether {@code presented} is the token of {@code subject}, compared in constant time. */
    public boolean isToken(String purpose, String subject, String presented) {
        return presented != null
                && MessageDigest.isEqual(
                        token(purpose, subject).getBytes(StandardCharsets.US_ASCII),
                        presented.getBytes(StandardCharsets.UTF_8));
    }

    /** What is kept of a secret: useless to whoever reads the row without the installation's key. 64 hexadecimal digits. */
    public String fingerprint(String purpose, String secret) {
        return HexFormat.of().formatHex(mac(key("fingerprint:" + purpose), secret));
    }

    /** Whether {@code presented} has that fingerprint, compared in constant time. */
    public boolean matches(String purpose, String presented, String fingerprint) {
        return MessageDigest.isEqual(
                fingerprint(purpose, presented).getBytes(StandardCharsets.US_ASCII),
                fingerprint.getBytes(StandardCharsets.US_ASCII));
    }

    /** A secret nobody can guess: 160 bits, 32 characters, safe in a URL. */
    public String randomToken() {
        return base32(randomBytes(20), 20);
    }

    /** {@code count} bytes that nobody can guess. */
    public byte[] randomBytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** {@code digits} decimal digits, each sequence as likely as any other. */
    public String randomDigits(int digits) {
        StringBuilder code = new StringBuilder(digits);
        for (int i = 0; i < digits; i++) {
            code.append((char) ('0' + random.nextInt(10)));
        }
        return code.toString();
    }

    /** Encrypts (AES-256-GCM) what must wait in a row. */
    public String seal(String purpose, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, purpose, nonce, plain.getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
    }

    /** @throws IllegalStateException when it was not sealed for that purpose by this installation */
    public String unseal(String purpose, String sealed) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(sealed));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] rest = new byte[bytes.remaining()];
        bytes.get(rest);
        return new String(crypt(Cipher.DECRYPT_MODE, purpose, nonce, rest), StandardCharsets.UTF_8);
    }

    private byte[] crypt(int mode, String purpose, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key("seal:" + purpose), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException refused) {
            throw new IllegalStateException("Not sealed for " + purpose + " by this installation", refused);
        }
    }

    private byte[] key(String purpose) {
        return mac(root, purpose);
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Crockford's alphabet without the letters that are mistaken for digits: fits a QR code's alphanumeric mode in upper case. */
    private static String base32(byte[] bytes, int length) {
        String alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
        StringBuilder text = new StringBuilder(length * 8 / 5);
        int buffer = 0;
        int bits = 0;
        for (int i = 0; i < length; i++) {
            buffer = buffer << 8 | bytes[i] & 0xff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(alphabet.charAt(buffer >> bits & 31));
            }
        }
        return text.toString();
    }
}
