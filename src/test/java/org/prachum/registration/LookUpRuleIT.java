package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** What a typed number tells, how many may be typed, and who hears of it. */
class LookUpRuleIT {

    Stage stage = new Stage().undecided();
    Client ann = stage.world().signedIn("ann");

    @Test
    void aNumberTellsInitialsUntilAnAdminDecides() {
        assertThat(stage.world().count("select count(*) from look_up_rule where tenant_id = ?", stage.world().id())).isZero();
        assertThat(lookUp()).isEqualTo("{\"exists\":true,\"data\":{\"emp_id\":\"00100002\",\"emp_name\":\"N. S.\","
                + "\"position\":\"\",\"sec_short\":\"\",\"cc_name\":\"\"}}");
        decide("NOTHING", "60", "");
        assertThat(lookUp()).isEqualTo("{\"exists\":true,\"data\":{\"emp_id\":\"00100002\",\"emp_name\":\"\","
                + "\"position\":\"\",\"sec_short\":\"\",\"cc_name\":\"\"}}");
        decide("FULL", "60", "");
        assertThat(lookUp()).isEqualTo("{\"exists\":true,\"data\":{\"emp_id\":\"00100002\",\"emp_name\":\"Nok Srisai\","
                + "\"position\":\"Engineer\",\"sec_short\":\"R&D\",\"cc_name\":\"CC 7\"}}");
        decide("NOTHING", "60", "");
        assertThat(stage.visitor().get("/api/check_employee/999999").body()).isEqualTo("{\"exists\":false}");

        Stage other = new Stage();
        assertThat(other.visitor().get("/api/check_employee/100002").body()).contains("Nok Srisai");
    }

    @Test
    void whatCannotBeStaysBesideItsField() {
        assertThat(decide("NOTHING", "9", "").body()).contains("Give a whole number from 10 to 1,000.");
        assertThat(decide("NOTHING", "10", "0").body()).contains("Give a whole number from 1 to 100,000, or leave it empty.");
        assertThat(lookUp()).contains("N. S.");
        assertThat(stage.world().count("select count(*) from look_up_rule where tenant_id = ?", stage.world().id())).isZero();
    }

    @Test
    void whoTriesNumbersIsNotedOnceAndNotByWhatTheyTried() throws Exception {
        decide("FULL", "12", "");
        Client prober = stage.visitor();
        for (int n = 1; n <= 12; n++) {
            assertThat(prober.get("/api/check_employee/" + (400_000 + n)).status()).isEqualTo(200);
        }
        assertThat(prober.get("/api/check_employee/100002").status()).isEqualTo(429);
        assertThat(noted()).isEqualTo(1);
        assertThat(World.text("select details from audit_entry where tenant_id = ? and verb = 'look_up.probed'", stage.world().id()))
                .contains("\"count\":5").contains("40****").doesNotContain("40000");
        assertThat(ann.get("/admin/audit").body())
                .contains("Somebody tries employee numbers: 5 that are nobody’s within a minute, the last 40****");

        Client another = stage.visitor();
        List<Callable<Answer>> tries = IntStream.rangeClosed(1, 11)
                .mapToObj(n -> (Callable<Answer>) () -> another.get("/api/check_employee/" + (500_000 + n)))
                .toList();
        var several = Executors.newFixedThreadPool(4);
        several.invokeAll(tries);
        several.shutdown();
        assertThat(noted()).as("another address").isEqualTo(2);
    }

    @Test
    void oneAddressTakesAsManyPlacesAMinuteAsItMay() {
        int meeting = stage.meeting("Town hall");
        int other = stage.meeting("Another");
        decide("FULL", "60", "2");
        Client office = stage.visitor();
        assertThat(office.post("/submit/" + meeting, "emp_id", "100002").status()).isEqualTo(200);
        assertThat(office.post("/submit/" + meeting, "emp_id", "100002").body()).contains("registered already");
        assertThat(office.post("/submit/" + meeting, "emp_id", "100003").status()).isEqualTo(200);

        Answer refused = office.post("/submit/" + other, "emp_id", "100002");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.body()).contains("Very many registrations came from here.", "value=\"100002\"");
        assertThat(stage.confirmed(other)).isZero();
        assertThat(stage.visitor().post("/submit/" + other, "emp_id", "100002").status()).isEqualTo(200);
        decide("FULL", "60", "");
        assertThat(office.post("/submit/" + other, "emp_id", "100003").status()).isEqualTo(200);
        assertThat(stage.confirmed(other)).isEqualTo(2);
    }

    private String lookUp() {
        return stage.visitor().get("/api/check_employee/100002").body();
    }

    private Answer decide(String reveals, String misses, String registrations) {
        return Screen.open(ann, "/admin/settings").send(
                "lookUpRule", "saveLookUpRule", "lookUpRule", "lookUpRule messages", "saveLookUpRule", "", "reveals", reveals, "misses", misses,
                "registrations", registrations);
    }

    private long noted() {
        return stage.world().count("select count(*) from audit_entry where tenant_id = ? and verb = 'look_up.probed'", stage.world().id());
    }
}
