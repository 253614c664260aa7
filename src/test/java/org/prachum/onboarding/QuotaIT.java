package org.prachum.onboarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** An operator says how much an organization may hold, and nobody adds one too many. */
class QuotaIT {

    World acme = World.create();
    Client ann = acme.signedIn("ann");

    @Test
    void anOperatorSaysHowMuch() {
        Client operator = operator();
        String address = "/operator/limits/" + acme.id();
        assertThat(operator.get(address).body()).contains("value=\"1000000\"", "value=\"20000\"", "Mails a day at most");
        assertThat(operator.post(address, "employees", "10", "meetings", "2", "mails", "7").header("Location")).isEqualTo(address + "?done=saved");
        assertThat(operator.get(address).body()).contains("value=\"10\"", "value=\"2\"", "value=\"7\"");
        Answer refused = operator.post(address, "employees", "0", "meetings", "many", "mails", "0");
        assertThat(refused.between("id=\"employees-error\">", "</p>")).isEqualTo("Give a whole number from 1 to 10,000,000.");
        assertThat(refused.body()).contains("value=\"many\"");
        assertThat(acme.count("select employees + meetings + mails from quota where tenant_id = ?", acme.id())).isEqualTo(19);
        assertThat(operator.get("/operator/limits/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'organization.limited' and actor = 'operator'",
                acme.id())).isEqualTo(1);
        assertThat(ann.get(address).status()).isEqualTo(404);
        assertThat(ann.post(address, "employees", "99", "meetings", "99").status()).isEqualTo(404);
    }

    @Test
    void ofTenMeetingsAtOnceAsManyAreAnnouncedAsThereMayBe() throws Exception {
        allow(5, 3);
        var organizers = Executors.newFixedThreadPool(10);
        List<Callable<Answer>> announcements = IntStream.rangeClosed(1, 10).mapToObj(n -> (Callable<Answer>) this::announce).toList();
        int announced = 0;
        for (var answer : organizers.invokeAll(announcements)) {
            announced += answer.get().status() == 302 ? 1 : 0;
        }
        organizers.shutdown();
        assertThat(announced).isEqualTo(3);
        assertThat(acme.count("select count(*) from meeting where tenant_id = ?", acme.id())).isEqualTo(3);
        assertThat(announce().between("ui-messages-error-summary\">", "</span>")).startsWith("Your organization has as many meetings as it may.");
        allow(5, 4);
        assertThat(announce().status()).isEqualTo(302);
    }

    @Test
    void nobodyIsOneTooMany() {
        allow(3, 3);
        employ(3);
        assertThatThrownBy(() -> employ(1)).hasStackTraceContaining("employee_quota");
        assertThat(acme.count("select count(*) from employee where tenant_id = ?", acme.id())).isEqualTo(3);
    }

    private Answer announce() {
        return ann.post("/organizer/meeting/create", "topic", "Town hall", "meeting_date", "2099-11-20", "start_time", "15:00");
    }

    private void allow(int employees, int meetings) {
        acme.sql("insert into quota (tenant_id, id, employees, meetings) values (?, gen_random_uuid(), ?, ?)"
                + " on conflict (tenant_id) do update set employees = excluded.employees, meetings = excluded.meetings",
                acme.id(), employees, meetings);
    }

    private void employ(int people) {
        acme.sql("insert into employee (tenant_id, number, number_key, name, name_folded) select ?, cast(n as text), cast(n as text), 'A', 'a'"
                + " from (select n + (select count(*) from employee where tenant_id = ?) as n from generate_series(1, ?) n) n",
                acme.id(), acme.id(), people);
    }

    /** One of this test's own, because an address gets few codes an hour. */
    private Client operator() {
        String email = "quota-" + UUID.randomUUID() + "@prachum.example";
        acme.sql("insert into account (tenant_id, id, email, name, role, status) "
                + "values ('00000000-0000-0000-0000-000000000001', ?, ?, 'Olaf', 'operator', 'active')", UUID.randomUUID(), email);
        Client operator = Client.at("");
        operator.post("/auth/login", "email", email);
        operator.post("/auth/verify-login", "otp", World.code(House.open().mail().waitForMailTo(email, Duration.ofSeconds(60))));
        return operator;
    }
}
