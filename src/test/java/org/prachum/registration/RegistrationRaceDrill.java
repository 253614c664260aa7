package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.prachum.testing.House;
import org.prachum.testing.Postgres;

/**
 * The negative control of {@link RegistrationRaceIT}: in a database of its own the guards are taken away, and who checks first and then
 * acts oversells and doubles. With the guards in place the same attempt is refused.
 */
class RegistrationRaceDrill {

    private static final int PEOPLE = 20;
    private static final int SEATS = 5;

    Postgres postgres = House.open().postgres();
    String database = "control_" + UUID.randomUUID().toString().replace('-', '_');
    UUID organization = UUID.randomUUID();
    UUID meeting = UUID.randomUUID();

    @BeforeEach
    void layOut() throws SQLException {
        postgres.createDatabase(database);
        var login = postgres.environment(database);
        var owner = new PGSimpleDataSource();
        owner.setUrl(login.get("PRACHUM_DB_URL"));
        owner.setUser(login.get("PRACHUM_DB_OWNER_USER"));
        owner.setPassword(login.get("PRACHUM_DB_OWNER_PASSWORD"));
        Flyway.configure().dataSource(owner).load().migrate();
        sql("insert into organization (id, subdomain, name, language, zone) values ('" + organization + "', 'control', 'C', 'en', 'UTC')");
        sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, capacity) values ('"
                + organization + "', '" + meeting + "', 1, 'M', 'onsite', 'public', 'k', now(), now() + interval '1 hour', " + SEATS + ")");
    }

    @Test
    void withoutTheGuardedCountSeatsAreOversold() throws Exception {
        sql("alter table meeting drop constraint meeting_capacity_not_below_taken");
        checkThenAct(
                "select taken < capacity from meeting where id = '" + meeting + "'",
                person -> "with placed as (" + insert(person) + ") update meeting set taken = taken + 1 where id = '" + meeting + "'");
        assertThat(registered()).isEqualTo(PEOPLE);
    }

    @Test
    void withoutTheUniqueIndexOnePersonIsDoubled() throws Exception {
        sql("drop index registration_one_each");
        checkThenAct(
                "select not exists (select from registration where number_key = '100002')", person -> insert("100002"));
        assertThat(registered()).isEqualTo(PEOPLE);
    }

    @Test
    void withTheGuardsTheSameRaceIsWon() throws Exception {
        checkThenAct("select true", person -> "select register_people('" + organization + "', 1, null, array[gen_random_uuid()], "
                + "array[null]::text[], array['" + person + "'], array['" + person + "'], array[true], array['P'], array[''], array[''], "
                + "array[''], array[null]::text[], array['en'], array[null]::text[], array[null]::text[])");
        assertThat(registered()).isEqualTo(SEATS);
    }

    /** Everybody looks first, and only when all have looked does anybody act: the worst that can happen between the two. */
    private void checkThenAct(String check, Function<String, String> act) throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
        CyclicBarrier looked = new CyclicBarrier(PEOPLE);
        List<Callable<Void>> deeds = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            String person = String.valueOf(200_000 + i);
            deeds.add(() -> {
                try (Connection connection = postgres.connect(database, "prachum_app");
                        PreparedStatement who = connection.prepareStatement("select set_config('app.tenant_id', ?, false)");
                        PreparedStatement look = connection.prepareStatement(check);
                        PreparedStatement deed = connection.prepareStatement(act.apply(person))) {
                    who.setString(1, organization.toString());
                    who.execute();
                    try (var seen = look.executeQuery()) {
                        seen.next();
                        boolean free = seen.getBoolean(1);
                        looked.await();
                        if (free) {
                            deed.execute();
                        }
                    }
                }
                return null;
            });
        }
        for (Future<Void> done : people.invokeAll(deeds)) {
            done.get();
        }
        people.shutdown();
    }

    private String insert(String number) {
        return "insert into registration (meeting_id, number, number_key, name) values ('" + meeting + "', '" + number + "', '" + number
                + "', 'P')";
    }

    private long registered() throws SQLException {
        try (Connection owner = postgres.connect(database, "prachum_owner");
                PreparedStatement count = owner.prepareStatement("select count(*) from registration");
                var row = count.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection owner = postgres.connect(database, "prachum_owner");
                PreparedStatement prepared = owner.prepareStatement(statement)) {
            prepared.execute();
        }
    }
}
