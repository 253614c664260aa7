package org.prachum.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.World;

/**
 * Two organizations with the same numbers, asked for in turns and all at once, some of the askers gone before the answer, some answers
 * an exception out of the middle of a transaction: each answer is of the organization that was asked, and nothing of the other's is in it.
 */
@Isolated("it breaks off whatever the application asks of PostgreSQL")
class InterleavingIT {

    private static final int REQUESTS = 5_000;
    private static final int AT_ONCE = 12;
    private static final int STATEMENTS_BROKEN_OFF = 200;

    /** Somebody's view of one organization: what must be in every page of it, and what never. */
    private record Side(Scene scene, Scene other, Client admin, String style, String logo, String picture) {}

    static List<Side> sides;

    final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    final AtomicInteger abandoned = new AtomicInteger();
    final AtomicInteger brokenOff = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();

    @BeforeAll
    static void build() {
        Scene zebra = Scene.of("Zebra");
        Scene okapi = Scene.of("Okapi");
        sides = List.of(side(zebra, okapi, "#0b6e4f", 40), side(okapi, zebra, "#7a1f5c", 80));
        assertThat(sides.get(0).style()).isNotEqualTo(sides.get(1).style());
        assertThat(sides.get(0).picture()).isNotEqualTo(sides.get(1).picture());
    }

    @Test
    void everyAnswerIsOfTheOrganizationThatWasAsked() throws Exception {
        run(REQUESTS, false);

        assertThat(wrong).isEmpty();
        assertThat(abandoned).hasValueGreaterThan(REQUESTS / 20);
        assertThat(refused).as("refused by the database").hasValueGreaterThan(REQUESTS / 50);
        assertRowsAreWhereTheyBelong();
    }

    @Test
    void norDoesAStatementThatWasBrokenOffLeaveAnythingBehind() throws Exception {
        var breaker = Executors.newSingleThreadExecutor();
        Future<?> breaking = breaker.submit(this::breakOff);
        run(REQUESTS / 4, true);
        breaking.cancel(true);
        breaker.shutdownNow();

        assertThat(brokenOff).as("statements broken off").hasPositiveValue();
        assertThat(wrong).isEmpty();
        run(200, false);
        assertThat(wrong).as("afterwards").isEmpty();
        assertRowsAreWhereTheyBelong();
    }

    /** Whatever the application has running at that moment, as an administrator of the database would. */
    private void breakOff() {
        String statement = "select count(*) filter (where pg_cancel_backend(pid)) from pg_stat_activity where usename = 'prachum_app' "
                + "and state = 'active'";
        try (Connection superuser = House.open().postgres().superuser();
                PreparedStatement cancel = superuser.prepareStatement(statement)) {
            while (brokenOff.get() < STATEMENTS_BROKEN_OFF && !Thread.currentThread().isInterrupted()) {
                try (ResultSet row = cancel.executeQuery()) {
                    row.next();
                    brokenOff.addAndGet(row.getInt(1));
                }
            }
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    private void run(int requests, boolean breaking) throws Exception {
        var crowd = Executors.newFixedThreadPool(AT_ONCE);
        List<Callable<Void>> all = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            int turn = i;
            all.add(() -> {
                ask(sides.get(turn % 2), new Random(turn), breaking);
                return null;
            });
        }
        List<Future<Void>> done = crowd.invokeAll(all);
        crowd.shutdown();
        for (Future<Void> each : done) {
            each.get();
        }
    }

    private void ask(Side side, Random chance, boolean breaking) {
        int number = 100_001 + chance.nextInt(Scene.PEOPLE);
        String person = side.scene().mark() + " person " + (number);
        Client visitor = side.scene().visitor();
        switch (chance.nextInt(11)) {
            case 0 -> expect(side, visitor.get("/"), 200, side.scene().mark() + " topic 1", breaking);
            case 1, 2 -> expect(side, visitor.get("/api/check_employee/" + number), 200, "\"" + person + "\"", breaking);
            case 3 -> expect(side, visitor.post("/submit/" + (1 + number % 2), "emp_id", "" + number), 200, side.scene().mark(), breaking);
            case 4 -> expect(side, visitor.get(side.scene().path("/ticket/{ticket}")), 200, side.scene().mark() + " visitor", breaking);
            case 5 -> expect(side, admin(side).get("/organizer/meeting/1/registrations"), 200, side.scene().mark() + " topic 1", breaking);
            case 6 -> expect(side, admin(side).get("/organizer/meeting/1/registrations/export/csv"), 200, side.scene().mark() + " visitor", breaking);
            case 7 -> same(side, visitor.get("/brand.css"), side.style(), breaking);
            case 8 -> same(side, visitor.get(side.logo()), side.picture(), breaking);
            case 9 -> {
                refused.incrementAndGet();
                expect(side, admin(side).post("/admin/employees/new", "emp_id", "" + number, "emp_name", "Twice", "action", "save"),
                        200, side.scene().mark() + " Holding", breaking);
            }
            default -> abandon(side, number, chance);
        }
    }

    private void expect(Side side, Answer answer, int status, String own, boolean breaking) {
        if (answer.body().contains(side.other().mark())) {
            wrong.add("of the other: " + answer.body());
        } else if (!(breaking && answer.status() >= 500) && (answer.status() != status || !answer.body().contains(own))) {
            wrong.add(answer.status() + " without " + own + ": " + answer.body());
        }
    }

    private void same(Side side, Answer answer, String own, boolean breaking) {
        if (!(breaking && answer.status() >= 500) && !answer.body().equals(own)) {
            wrong.add(side.scene().mark() + " got " + answer.status() + " " + answer.body());
        }
    }

    /** Whole requests and halves of requests, whose sender is gone at once. */
    private void abandon(Side side, int number, Random chance) {
        String body = "emp_id=" + number;
        String host = side.scene().world().url("").replaceAll("^http://|/$", "");
        String request = switch (chance.nextInt(3)) {
            case 0 -> "GET /api/check_employee/" + number + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
            case 1 -> "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
            default -> "POST /submit/2 HTTP/1.1\r\nHost: " + host + "\r\nOrigin: http://" + host + "\r\nContent-Length: " + body.length()
                    + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n" + body;
        };
        byte[] bytes = request.getBytes(ISO_8859_1);
        Wire.abandon(chance.nextInt(4) == 0 ? Arrays.copyOf(bytes, bytes.length / 2) : bytes);
        abandoned.incrementAndGet();
    }

    private static Client admin(Side side) {
        Client copy = side.scene().visitor();
        side.admin().cookies().forEach(copy::cookie);
        return copy;
    }

    private static void assertRowsAreWhereTheyBelong() {
        for (Side side : sides) {
            for (String table : List.of("registration", "employee")) {
                assertThat(World.number("select count(*) from " + table + " where tenant_id = ? and name not like ?",
                                side.scene().world().id(), side.scene().mark() + " %"))
                        .as(table)
                        .isZero();
            }
            assertThat(side.scene().count("select count(*) from employee where tenant_id = ?")).isEqualTo(Scene.PEOPLE);
            assertThat(side.scene().count("select sum(taken) from meeting where tenant_id = ?"))
                    .isEqualTo(side.scene().count("select count(*) from registration where tenant_id = ? and status = 'confirmed'"));
        }
    }

    private static Side side(Scene scene, Scene other, String colour, int width) {
        Client admin = scene.admin();
        admin.upload("/admin/branding", "logo", "logo.png", Bytes.picture("png", width, 60), "name", scene.mark() + " Holding",
                "primary", colour, "accent", "#c8553d", "language", "en", "zone", "UTC");
        Client visitor = scene.visitor();
        String logo = "/logo/" + visitor.get("/").between("/logo/", "\"");
        return new Side(scene, other, admin, visitor.get("/brand.css").body(), logo, visitor.get(logo).body());
    }
}
