package org.prachum.integrations;

import jakarta.json.Json;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** A key of a service account, as Google's console hands it out. */
record GoogleKey(KeyPair pair, String email) {

    static GoogleKey make(String email) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new GoogleKey(generator.generateKeyPair(), email);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    String file() {
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        return Json.createObjectBuilder()
                .add("type", "service_account")
                .add("project_id", "acme")
                .add("private_key_id", "1")
                .add("private_key", pem)
                .add("client_email", email)
                .add("token_uri", "https://oauth2.googleapis.com/token")
                .build()
                .toString();
    }
}
