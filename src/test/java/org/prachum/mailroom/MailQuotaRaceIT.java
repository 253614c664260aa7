package org.prachum.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.Patience;

/** Two dispatchers that take an organization's mails at the same moment: together they take as many as may leave in a day. */
class MailQuotaRaceIT {

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();
    private static final ExecutorService THREADS = Executors.newCachedThreadPool();

    /** As the dispatcher does: what was taken is not due any more. */
    private static final String TAKE = "with taken as (select t from take_mails(3, '{identity.code}') t), held as (update outbox o"
            + " set attempts = attempts + 1, due_at = now() + interval '2 minutes' from taken where o.tenant_id = current_tenant()"
            + " and o.id = taken.t returning 1) select count(*) from held";

    UUID acme = DATABASE.organization();

    @AfterAll
    static void stop() {
        THREADS.shutdownNow();
    }

    /** The row is there and nobody has counted yet: whoever only read it would let both through. */
    @Test
    void whoeverMeetsAtTheRowOfTheDayReadsItOneAfterTheOther() throws Exception {
        allow(7);
        leave(2);
        mail(8);
        try (Connection holds = DATABASE.inTenant(acme)) {
            FreshDatabase.ask(holds, "select 1 from mail_day where tenant_id = ? for update", acme);
            List<Future<String>> taken = List.of(THREADS.submit(this::take), THREADS.submit(this::take));
            awaitLocks(2);
            holds.rollback();

            assertThat(List.of(taken.get(0).get(), taken.get(1).get())).containsExactlyInAnyOrder("3", "2");
        }
        assertThat(DATABASE.ask("select mails from mail_day where tenant_id = ?", acme)).containsExactly("7");
    }

    @ParameterizedTest(name = "after {0}")
    @ValueSource(ints = {0, 2})
    void theSecondWaitsForTheFirstAndTakesWhatItLeft(int before) throws Exception {
        allow(before + 5);
        leave(before);
        mail(8);
        try (Connection one = DATABASE.inTenant(acme);
                Connection other = DATABASE.inTenant(acme)) {
            assertThat(FreshDatabase.ask(one, TAKE)).containsExactly("3");
            Future<String> waiting = THREADS.submit(() -> FreshDatabase.ask(other, TAKE).get(0));
            awaitLocks(1);
            one.commit();

            assertThat(waiting.get()).isEqualTo("2");
            other.commit();
        }
        assertThat(DATABASE.ask("select mails from mail_day where tenant_id = ?", acme)).containsExactly(String.valueOf(before + 5));
        assertThat(DATABASE.ask("select count(*) from outbox where tenant_id = ? and failure = 'quota' and attempts = 0", acme))
                .containsExactly("3");
    }

    @Test
    void whatWasTakenByWhoeverDiedIsNotCounted() throws Exception {
        allow(3);
        mail(6);
        try (Connection dies = DATABASE.inTenant(acme);
                Connection other = DATABASE.inTenant(acme)) {
            assertThat(FreshDatabase.ask(dies, TAKE)).containsExactly("3");
            Future<String> waiting = THREADS.submit(() -> FreshDatabase.ask(other, TAKE).get(0));
            awaitLocks(1);
            dies.rollback();

            assertThat(waiting.get()).isEqualTo("3");
            other.commit();
        }
        assertThat(DATABASE.ask("select mails from mail_day where tenant_id = ?", acme)).containsExactly("3");
    }

    private void allow(int mails) {
        DATABASE.sql("insert into quota (tenant_id, id, employees, meetings, mails) values (?, gen_random_uuid(), 10, 10, ?)", acme, mails);
    }

    private void mail(int people) {
        DATABASE.sql("insert into outbox (tenant_id, channel, kind, recipient, language) select ?, 'mail', 'identity.approved',"
                + " n || '@acme.example', 'en' from generate_series(1, ?) n", acme, people);
    }

    /** So many have left today before, and been counted. */
    private void leave(int mails) throws SQLException {
        mail(mails);
        assertThat(take()).isEqualTo(String.valueOf(mails));
    }

    private String take() throws SQLException {
        try (Connection dispatcher = DATABASE.inTenant(acme)) {
            String taken = FreshDatabase.ask(dispatcher, TAKE).get(0);
            dispatcher.commit();
            return taken;
        }
    }

    /** Until so many wait for what another has not committed. */
    private static void awaitLocks(int many) {
        Patience.until(Duration.ofSeconds(10), many + " who wait", () -> DATABASE.ask(
                        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .size() == many);
    }
}
