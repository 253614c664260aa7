package org.prachum.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.prachum.testing.FreshDatabase;

/** How many mails leave to one address, from a new organization, and to people whom nobody knows: decided by the database. */
class MailLimitsIT {

    private static final FreshDatabase DATABASE = FreshDatabase.migrated();

    /** As the dispatcher does: what was taken is not due any more. */
    private static final String TAKE = "with taken as (select t from take_mails(100, '{identity.code}', '{registration.moved}') t),"
            + " held as (update outbox o set attempts = attempts + 1, due_at = now() + interval '2 minutes' from taken"
            + " where o.tenant_id = current_tenant() and o.id = taken.t returning 1) select count(*) from held";

    UUID acme = DATABASE.organization();

    @BeforeEach
    void isOld() {
        DATABASE.sql("update organization set created_at = now() - interval '1 year' where id = ?", acme);
    }

    @Test
    void threeOfAKindGoToOneAddressInAnHour() throws SQLException {
        mail("registration.confirmed", "vic@acme.example", 3, true);
        mail("registration.confirmed", "Vic@Acme.example", 2, true);
        mail("registration.given_back", "vic@acme.example", 1, true);
        mail("registration.confirmed", "other@acme.example", 3, true);
        mail("registration.moved", "vic@acme.example", 5, true);
        mail("identity.code", "vic@acme.example", 5, true);

        assertThat(take()).isEqualTo("17");
        assertThat(waiting("often")).isEqualTo(2);
        assertThat(DATABASE.ask("select count(*) from outbox where tenant_id = ? and failure = 'often' and attempts = 0"
                + " and due_at between now() + interval '59 minutes' and now() + interval '1 hour'", acme)).containsExactly("2");
        assertThat(counted()).as("what waits is not counted, nor a code").isEqualTo("12");

        DATABASE.sql("update outbox set sent_at = now() - interval '59 minutes' where tenant_id = ? and attempts > 0", acme);
        DATABASE.sql("update outbox set due_at = now() where tenant_id = ? and failure = 'often'", acme);
        assertThat(take()).isEqualTo("0");
        DATABASE.sql("update outbox set sent_at = now() - interval '61 minutes' where tenant_id = ? and attempts > 0", acme);
        DATABASE.sql("update outbox set due_at = now() where tenant_id = ? and failure = 'often'", acme);
        assertThat(take()).isEqualTo("2");
    }

    /** Many dispatchers at once, and each sees what the others took. */
    @Test
    void threeLeaveHoweverManyNodesTakeThem() throws Exception {
        mail("registration.confirmed", "vic@acme.example", 40, false);
        ExecutorService nodes = Executors.newFixedThreadPool(8);
        int taken = 0;
        for (Future<String> node : nodes.invokeAll(Collections.nCopies(8, (Callable<String>) () -> take(5)))) {
            taken += Integer.parseInt(node.get());
        }
        nodes.shutdown();
        assertThat(taken).isEqualTo(3);
    }

    @ParameterizedTest(name = "{0} old: {1}")
    @CsvSource({"1 hour, 200", "23 hours, 200", "25 hours, 1000", "6 days, 1000", "8 days, 20000"})
    void aNewOrganizationSendsFewAndMoreTheOlderItIs(String age, int mails) throws SQLException {
        DATABASE.sql("update organization set created_at = now() - cast(? as interval) where id = ?", age, acme);
        assertThat(allowed()).isEqualTo(String.valueOf(mails));
        DATABASE.sql("update organization set demo = true where id = ?", acme);
        assertThat(allowed()).as("a demonstration").isEqualTo("20000");
        DATABASE.sql("insert into quota (tenant_id, id, employees, meetings) values (?, gen_random_uuid(), 10, 10)", acme);
        assertThat(allowed()).as("whose operator decided about something else").isEqualTo("20000");
        DATABASE.sql("update quota set mails = 77 where tenant_id = ?", acme);
        assertThat(allowed()).as("as its operator says").isEqualTo("77");
    }

    @Test
    void twoHundredLeaveOnTheFirstDay() throws SQLException {
        DATABASE.sql("update organization set created_at = now() where id = ?", acme);
        people("identity.approved", 205, true);
        assertThat(take() + take() + take()).isEqualTo("1001000");
        assertThat(waiting("quota")).isEqualTo(5);
    }

    @Test
    void aQuarterIsKeptForPeopleWhomTheOrganizationKnows() throws SQLException {
        DATABASE.sql("insert into quota (tenant_id, id, employees, meetings, mails) values (?, gen_random_uuid(), 10, 10, 8)", acme);
        people("registration.confirmed", 10, false);
        assertThat(take()).isEqualTo("6");
        assertThat(waiting("reserved")).isEqualTo(4);
        assertThat(waiting("quota")).isZero();

        people("registration.promoted", 3, true);
        assertThat(take()).as("tickets of known people").isEqualTo("2");
        assertThat(waiting("quota")).isEqualTo(1);
        assertThat(DATABASE.ask("select strangers from mail_day where tenant_id = ?", acme)).containsExactly("6");
    }

    @Test
    void knownPeopleDoNotWaitBehindInventedOnes() throws SQLException {
        people("registration.confirmed", 90, false);
        people("registration.promoted", 20, true);
        assertThat(take()).isEqualTo("100");
        assertThat(DATABASE.ask("select count(*) from outbox where tenant_id = ? and attempts = 0 and known", acme)).containsExactly("0");
    }

    /** Who is in the directory with that address is known; what an organizer tells everybody is, whoever hears it. */
    @Test
    void whoeverRegistersByHandIsAStranger() {
        DATABASE.sql("insert into employee (tenant_id, number, number_key, name, name_folded, email) values"
                + " (?, '100002', '100002', 'Nok', 'nok', 'nok@acme.example')", acme);
        DATABASE.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at) values"
                + " (?, gen_random_uuid(), 1, 'Town hall', 'onsite', 'public', 'k234567890123456789012345678901k', now(), now() + interval '1 hour')", acme);
        UUID nok = place("100002", "(select id from employee where tenant_id = m.tenant_id)");
        UUID byHand = place("777777", "null");

        assertThat(known("registration.confirmed", nok, "Nok@acme.example")).isEqualTo("t");
        assertThat(known("registration.confirmed", nok, "elsewhere@evil.example")).isEqualTo("f");
        assertThat(known("registration.confirmed", byHand, "nok@acme.example")).isEqualTo("f");
        assertThat(known("registration.day_before", byHand, "invented@evil.example")).isEqualTo("f");
        for (String news : List.of("registration.moved", "registration.called_off", "registration.waiting_moved",
                "registration.waiting_called_off", "registration.removed", "registration.waiting_removed", "registration.restored",
                "registration.rezoned")) {
            assertThat(known(news, byHand, "invented@evil.example")).as(news).isEqualTo("t");
        }
        assertThat(known("identity.waiting", byHand, "ann@acme.example")).isEqualTo("t");
    }

    private UUID place(String number, String employee) {
        UUID id = UUID.randomUUID();
        DATABASE.sql("insert into registration (tenant_id, id, meeting_id, number, number_key, name, status, employee_id, registered_at)"
                + " select m.tenant_id, ?, m.id, ?, ?, 'Somebody', 'confirmed', " + employee + ", now() from meeting m where m.tenant_id = ?",
                id, number, number, acme);
        return id;
    }

    private String known(String kind, UUID subject, String recipient) {
        return DATABASE.ask("insert into outbox (tenant_id, channel, kind, subject_id, recipient, language) values (?, 'mail', ?, ?, ?, 'en')"
                + " returning known", acme, kind, subject, recipient).get(0);
    }

    private void mail(String kind, String recipient, int many, boolean known) {
        DATABASE.sql("insert into outbox (tenant_id, channel, kind, recipient, language) select ?, 'mail', ?, ?, 'en' from generate_series(1, ?)",
                acme, kind, recipient, many);
        DATABASE.sql("update outbox set known = ? where tenant_id = ? and kind = ? and recipient = ?", known, acme, kind, recipient);
    }

    private void people(String kind, int many, boolean known) {
        DATABASE.sql("insert into outbox (tenant_id, channel, kind, recipient, language) select ?, 'mail', ?, n || '@acme.example', 'en'"
                + " from generate_series(1, ?) n", acme, kind, many);
        DATABASE.sql("update outbox set known = ? where tenant_id = ? and kind = ?", known, acme, kind);
    }

    private String take() throws SQLException {
        return ask(TAKE);
    }

    private String take(int most) throws SQLException {
        return ask(TAKE.replace("take_mails(100", "take_mails(" + most));
    }

    private String allowed() throws SQLException {
        return ask("select mails_a_day()");
    }

    private String ask(String question) throws SQLException {
        try (Connection dispatcher = DATABASE.inTenant(acme)) {
            String answer = FreshDatabase.ask(dispatcher, question).get(0);
            dispatcher.commit();
            return answer;
        }
    }

    private String counted() {
        return DATABASE.ask("select mails from mail_day where tenant_id = ?", acme).get(0);
    }

    private int waiting(String failure) {
        return Integer.parseInt(DATABASE.ask("select count(*) from outbox where tenant_id = ? and failure = ?", acme, failure).get(0));
    }
}
