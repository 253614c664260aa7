package org.prachum.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An organization of a test's own, laid straight into the database: Acme, in English, at Greenwich, with Ann as its admin and Olga as
 * an organizer. What else a test needs it says itself.
 */
public final class World {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern CODE = Pattern.compile("(?m)^\\s*(\\d{6})\\s*$");

    private final House house = House.open();
    private final UUID id = UUID.randomUUID();
    private final String subdomain;

    private World(String name) {
        subdomain = name + "-" + ProcessHandle.current().pid() % 10_000 + "-" + NUMBER.incrementAndGet();
        sql("insert into organization (id, subdomain, name, language, zone) values (?, ?, 'Acme Engineering', 'en', 'UTC')",
                id, subdomain);
        sql("insert into branding (tenant_id, id, primary_color, accent_color) values (?, ?, '#0b6e4f', '#c8553d')",
                id, UUID.randomUUID());
        account("ann", "Ann Becker", "admin");
        account("olga", "Olga Smirnova", "organizer");
    }

    public static World create() {
        return new World("acme");
    }

    public UUID id() {
        return id;
    }

    public String subdomain() {
        return subdomain;
    }

    public String url(String path) {
        return house.url(subdomain, path);
    }

    public String email(String person) {
        return person + "@" + subdomain + ".example";
    }

    public UUID account(String person, String name, String role) {
        UUID account = UUID.randomUUID();
        sql("insert into account (tenant_id, id, email, name, role, status) values (?, ?, ?, ?, ?, 'active')",
                id, account, email(person), name, role);
        return account;
    }

    /** Takes people who are not in the directory without limits, for tests of something else. */
    public World withoutGuestLimits() {
        sql("insert into guest_policy (tenant_id, network_limit, meeting_limit, seat_share) values (?, 100000, 100000, 100)", id);
        return this;
    }

    /** Somebody at this organization's host who has not signed in. */
    public Client visitor() {
        return Client.at(subdomain);
    }

    /** Somebody who has signed in by a mailed code, as people do. */
    public Client signedIn(String person) {
        Client client = visitor();
        List<Mail> earlier = house.mail().mailsTo(email(person));
        client.post("/auth/login", "email", email(person));
        Mail mail = house.mail().waitForMailTo(email(person), Duration.ofSeconds(60), any -> !earlier.contains(any));
        client.post("/auth/verify-login", "otp", code(mail));
        return client;
    }

    /** The newest code that was mailed to that address, waited for. */
    public String codeFor(String email) {
        return code(house.mail().waitForMailTo(email, Duration.ofSeconds(60)));
    }

    public static String code(Mail mail) {
        Matcher code = CODE.matcher(mail.text());
        if (!code.find()) {
            throw new AssertionError("No code in: " + mail.text());
        }
        return code.group(1);
    }

    /** Runs a statement as the owner of the tables, whom row-level security lets pass; for laying out a world, never for the thing tested. */
    public void sql(String statement, Object... values) {
        try (Connection owner = house.postgres().owner();
                PreparedStatement prepared = owner.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        } catch (SQLException refused) {
            throw new IllegalStateException(statement, refused);
        }
    }

    /** The one number that a query answers, likewise. */
    public long count(String query, Object... values) {
        return number(query, values);
    }

    /** The same as {@link #count}, where no world is needed. */
    public static long number(String query, Object... values) {
        return ((Number) value(query, values)).longValue();
    }

    /** The one text that a query answers. */
    public static String text(String query, Object... values) {
        return String.valueOf(value(query, values));
    }

    private static Object value(String query, Object... values) {
        try (Connection owner = House.open().postgres().owner();
                PreparedStatement prepared = owner.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            try (var rows = prepared.executeQuery()) {
                rows.next();
                return rows.getObject(1);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(query, refused);
        }
    }
}
