package org.prachum.meetings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/** Organizers at work: signed in by a ticket laid into the database, for tests that are not about signing in. */
final class Desk {

    static final String SOON = "2099-11-20";

    private Desk() {}

    static Client of(World world, String person) {
        String ticket = UUID.randomUUID().toString();
        world.sql(
                "insert into arrival (tenant_id, account_id, fingerprint, expires_at) "
                        + "select tenant_id, id, ?, now() + interval '1 minute' from account where email = ?",
                fingerprint(ticket), world.email(person));
        Client client = world.visitor();
        client.get("/auth/arrive?ticket=" + ticket);
        return client;
    }

    /** Announces a meeting on a day to come, and answers its number. */
    static int announce(Client organizer, String... moreNamesAndValues) {
        String[] typed = new String[6 + moreNamesAndValues.length];
        System.arraycopy(
                new String[] {"topic", "Town hall", "meeting_date", SOON, "start_time", "15:00"}, 0, typed, 0, 6);
        System.arraycopy(moreNamesAndValues, 0, typed, 6, moreNamesAndValues.length);
        var announced = organizer.post("/organizer/meeting/create", typed);
        if (announced.status() != 302) {
            throw new AssertionError(announced.body());
        }
        return Integer.parseInt(announced.header("Location").replaceAll(".*/meeting/(\\d+)/edit.*", "$1"));
    }

    private static String fingerprint(String ticket) {
        byte[] root = "only-for-tests-0123456789-0123456789".getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(mac(mac(root, "fingerprint:arrival"), ticket));
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
