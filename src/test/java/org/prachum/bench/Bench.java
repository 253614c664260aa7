package org.prachum.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.prachum.testing.House;
import org.prachum.testing.JavaOptions;
import org.prachum.testing.MailServer;
import org.prachum.testing.Postgres;
import org.prachum.testing.WildFly;

/**
 * Registrations as JSON and as a form, the portal and the look-up over HTTP, each beside pgbench with the same work on the same
 * PostgreSQL, with one organization and with 10,000. Prints a table of ratios beside their targets; one that is missed says so.
 */
public final class Bench {

    private static final int CONNECTIONS = 32;
    private static final int MANY = 10_000;
    private static final int ROUNDS_BEFORE = 5;
    private static final List<String> SCRIPTS = List.of("register-json.lua", "register-form.lua", "look-up.lua", "portal.lua");

    private final int seconds =
            Integer.parseInt(Optional.ofNullable(System.getenv("PRACHUM_BENCH_SECONDS")).orElse("10"));
    private final Optional<Tool> pgbench = Tool.find("pgbench");
    private final Optional<Tool> wrk = Tool.find("wrk");
    private final Postgres postgres = Postgres.start();
    private final MailServer mail = MailServer.startOnFreePorts();
    private final WildFly server = WildFly.start(environment());
    private final Map<String, Double> rates = new HashMap<>();
    private final List<String> rows = new ArrayList<>();
    private boolean closed;

    private Bench() {}

    public static void main(String[] arguments) throws SQLException {
        Bench bench = new Bench();
        Runtime.getRuntime().addShutdownHook(new Thread(bench::close, "bench-stops"));
        bench.run();
    }

    private void run() throws SQLException {
        try {
            if (pgbench.isEmpty() || wrk.isEmpty()) {
                System.out.println("Nothing is measured: pgbench or wrk is missing. Debian: apt-get install wrk postgresql-contrib");
                return;
            }
            organizations(1, 1);
            warmUp();
            measure(1);
            organizations(2, MANY);
            visitAll();
            measure(MANY);
            report();
        } finally {
            close();
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = House.environment(postgres, mail);
        environment.put(JavaOptions.NAME, Optional.ofNullable(System.getenv(JavaOptions.NAME)).orElse(JavaOptions.LASTING));
        return environment;
    }

    private synchronized void close() {
        if (!closed) {
            closed = true;
            server.kill();
            mail.close();
            postgres.close();
        }
    }

    /** A JVM on two busy cores compiles for minutes; what it does meanwhile says little of what it does all day. */
    private void warmUp() {
        for (int round = 0; round < ROUNDS_BEFORE; round++) {
            SCRIPTS.forEach(script -> drive(script, 1));
        }
    }

    /** Each organization once, as on any day but the first: what is measured is how many there are, not that nobody has come yet. */
    private void visitAll() {
        int visited = 0;
        while (visited < MANY) {
            visited += (int) Tool.number(drive("visit.lua", MANY, visited), "REQUESTS (\\d+)");
        }
    }

    private void measure(int organizations) {
        rates.put("pgbench register " + organizations, sql("register.sql", organizations));
        rates.put("json " + organizations, http("register-json.lua", organizations));
        rates.put("form " + organizations, http("register-form.lua", organizations));
        rates.put("pgbench look-up " + organizations, sql("look-up.sql", organizations));
        rates.put("look-up " + organizations, http("look-up.lua", organizations));
        rates.put("portal " + organizations, http("portal.lua", organizations));
    }

    private void report() {
        for (int organizations : new int[] {1, MANY}) {
            double register = rate("pgbench register ", organizations);
            double lookUp = rate("pgbench look-up ", organizations);
            row(organizations, "pgbench, one registration as one function call", register, "1.00", "");
            row(organizations, "registration as JSON", rate("json ", organizations),
                    ratio(rate("json ", organizations), register), target(rate("json ", organizations) / register, 0.32));
            row(organizations, "registration as a form post", rate("form ", organizations),
                    ratio(rate("form ", organizations), register), target(rate("form ", organizations) / register, 0.14));
            row(organizations, "pgbench, one look-up", lookUp, "1.00", "");
            row(organizations, "look-up", rate("look-up ", organizations), ratio(rate("look-up ", organizations), lookUp), "");
            row(organizations, "portal with 20 meetings", rate("portal ", organizations),
                    ratio(rate("portal ", organizations), register) + " of registrations", "");
        }
        System.out.println("\n| organizations | what | a second | of pgbench | target |\n|---|---|---|---|---|");
        rows.forEach(System.out::println);
        for (String what : List.of("json ", "form ", "look-up ", "portal ")) {
            System.out.printf(Locale.ROOT, "%n%swith 10,000 organizations: %.2f of with one (target: within 5 %%)", what,
                    rate(what, MANY) / rate(what, 1));
        }
        System.out.println();
    }

    private double rate(String what, int organizations) {
        return rates.get(what + organizations);
    }

    private static String ratio(double rate, double of) {
        return String.format(Locale.ROOT, "%.2f", rate / of);
    }

    private static String target(double reached, double wanted) {
        return String.format(Locale.ROOT, "%.2f %s", wanted, reached >= wanted ? "met" : "missed");
    }

    private void row(int organizations, String what, double rate, String ratio, String target) {
        rows.add(String.format(Locale.ROOT, "| %,d | %s | %,.0f | %s | %s |", organizations, what, rate, ratio, target));
    }

    private double sql(String script, int organizations) {
        Map<String, String> environment = Map.of("PGPASSWORD", postgres.environment().get("PRACHUM_DB_PASSWORD"));
        String output = pgbench.orElseThrow().run(environment, List.of(
                "-n", "-M", "prepared", "-c", String.valueOf(CONNECTIONS), "-j", "2", "-T", String.valueOf(seconds), "-D",
                "orgs=" + organizations, "-f", "bench/" + script, "-h", "127.0.0.1", "-p", String.valueOf(postgres.port()), "-U",
                "prachum_app", Postgres.DATABASE));
        return Tool.number(output, "tps = ([0-9.]+)");
    }

    private double http(String script, int organizations) {
        drive(script, organizations);
        String output = drive(script, organizations);
        double errors = Tool.number(output, "ERRORS (\\d+)");
        if (errors > 0) {
            System.out.printf(Locale.ROOT, "%s with %,d organizations: %.0f answers were no success%n", script, organizations, errors);
        }
        return Tool.number(output, "REQUESTS (\\d+)") / (Tool.number(output, "MICROS (\\d+)") / 1_000_000);
    }

    private String drive(String script, int organizations) {
        return drive(script, organizations, 0);
    }

    private String drive(String script, int organizations, int from) {
        return wrk.orElseThrow().run(
                Map.of("BENCH_ORGS", String.valueOf(organizations), "BENCH_FROM", String.valueOf(from), "BENCH_PORT",
                        String.valueOf(server.port())),
                List.of("-t", "2", "-c", String.valueOf(CONNECTIONS), "-d", seconds + "s", "--latency", "-s", "bench/" + script,
                        "http://127.0.0.1:" + server.port()));
    }

    /** Organizations {@code bench-<first>} to {@code bench-<last>}, each with 20 meetings and 100 employees. */
    private void organizations(int first, int last) throws SQLException {
        try (Connection owner = postgres.owner();
                Statement statement = owner.createStatement()) {
            String range = " from generate_series(" + first + ", " + last + ") n";
            statement.execute("insert into organization (id, subdomain, name, language, zone) "
                    + "select gen_random_uuid(), 'bench-' || n, 'Bench ' || n, 'en', 'UTC'" + range);
            String made = " from organization o where o.subdomain like 'bench-%' "
                    + "and cast(substring(o.subdomain from 7) as int) between " + first + " and " + last;
            statement.execute("insert into branding (tenant_id, id, primary_color, accent_color) "
                    + "select o.id, gen_random_uuid(), '#0b6e4f', '#c8553d'" + made);
            statement.execute("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at) "
                    + "select o.id, gen_random_uuid(), m, 'Meeting ' || m, 'onsite', 'public', repeat('k', 32), "
                    + "now() + m * interval '1 day', now() + m * interval '1 day' + interval '1 hour'"
                    + made.replace(" where", ", generate_series(1, 20) m where"));
            statement.execute("insert into guest_policy (tenant_id, network_limit, meeting_limit, seat_share) "
                    + "select o.id, 100000, 100000, 100" + made);
            statement.execute("insert into employee (tenant_id, number, number_key, name, name_folded) "
                    + "select o.id, e::text, e::text, 'Person ' || e, 'person ' || e"
                    + made.replace(" where", ", generate_series(100000, 100099) e where"));
            // What autovacuum would otherwise do while we measure.
            statement.execute("vacuum (analyze)");
        }
    }
}
