package org.prachum.drills;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.prachum.testing.House;
import org.prachum.testing.MailServer;
import org.prachum.testing.Postgres;
import org.prachum.testing.WildFly;

/** A server, a mail server and a database that may be broken, with one organization and one meeting without a limit. */
final class Plant implements AutoCloseable {

    static final String SUBDOMAIN = "drill";
    static final String ORGANIZER = "olga@drill.example";

    final Postgres postgres = Postgres.start();
    final MailServer mail = MailServer.startOnFreePorts();
    final WildFly server = WildFly.start(environment(postgres, mail));
    private final UUID organization = UUID.randomUUID();

    Plant() {
        UUID organizer = UUID.randomUUID();
        sql("insert into organization (id, subdomain, name, language, zone) values (?, ?, 'Drill', 'en', 'UTC')",
                organization, SUBDOMAIN);
        sql("insert into branding (tenant_id, id, primary_color, accent_color) values (?, ?, '#0b6e4f', '#c8553d')",
                organization, UUID.randomUUID());
        sql("insert into account (tenant_id, id, email, name, role, status) values (?, ?, ?, 'Olga', 'organizer', 'active')",
                organization, organizer, ORGANIZER);
        sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, organizer_id) "
                        + "values (?, ?, 1, 'Storm', 'onsite', 'public', 'k', now() + interval '1 day', now() + interval '25 hours', ?)",
                organization, UUID.randomUUID(), organizer);
        sql("insert into guest_policy (tenant_id, network_limit, meeting_limit, seat_share) values (?, 100000, 100000, 100)", organization);
    }

    /** Takes thirty-two of one organization at once, which has half the workers, and goes down in two steps. */
    private static Map<String, String> environment(Postgres postgres, MailServer mail) {
        Map<String, String> environment = House.environment(postgres, mail);
        environment.put("PRACHUM_HTTP_THREADS", "64");
        environment.put("PRACHUM_METRICS_TOKEN", House.METRICS_TOKEN);
        environment.put("PRACHUM_DRAIN", "2");
        return environment;
    }

    /** Another server on the same database, with the same secret; whoever starts it kills it. */
    WildFly another() {
        return WildFly.start(environment(postgres, mail));
    }

    UUID organization() {
        return organization;
    }

    /** An operator who can sign in. */
    void operator(String email) {
        sql("insert into account (tenant_id, id, email, name, role, status)"
                + " values ('00000000-0000-0000-0000-000000000001', gen_random_uuid(), ?, 'Olaf', 'operator', 'active')", email);
    }

    /** The employee numbers that are registered, each as often as it is. */
    Set<String> registeredOnce() {
        Set<String> once = new HashSet<>();
        query("select number, count(*) from registration where status = 'confirmed' and tenant_id = '" + organization
                + "' group by number", rows -> {
            if (rows.getInt(2) != 1) {
                throw new AssertionError(rows.getString(1) + " is registered " + rows.getInt(2) + " times");
            }
            once.add(rows.getString(1));
        });
        return once;
    }

    /** How many seats the meeting believes are taken. */
    int taken() {
        int[] taken = new int[1];
        query("select taken from meeting where topic = 'Storm'", rows -> taken[0] = rows.getInt(1));
        return taken[0];
    }

    @Override
    public void close() {
        server.kill();
        mail.close();
        postgres.close();
    }

    /** What a query of one number answers, asked as whoever sees everything. */
    long number(String query) {
        try (Connection superuser = postgres.superuser();
                PreparedStatement statement = superuser.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private interface Row {
        void read(ResultSet rows) throws SQLException;
    }

    private void query(String query, Row row) {
        try (Connection owner = postgres.owner();
                PreparedStatement statement = owner.prepareStatement(query + " ");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                row.read(rows);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    void sql(String sql, Object... values) {
        try (Connection owner = postgres.owner();
                PreparedStatement statement = owner.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
