package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prachum.directory.EmployeeNumber;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.FreshDatabase;
import org.prachum.testing.Patience;
import org.prachum.testing.World;

/** Numbers as the organization has them, at every place where somebody types one. */
class ShortNumbersIT {

    World acme = World.create();
    Client ann = acme.signedIn("ann");
    int meetings;

    @BeforeEach
    void letNumbersTellNames() {
        acme.sql("insert into look_up_rule (tenant_id, id, reveals) values (?, gen_random_uuid(), 'full')", acme.id());
    }

    @Test
    void theShortestNumberOfTheDirectoryDecidesHowShortATypedOneMayBe() {
        int meeting = meeting();
        String refused = "An employee number has 6 to 20 letters, digits or the signs - . / _";
        assertThat(acme.visitor().post("/submit/" + meeting, "emp_id", "12").body()).contains(refused);
        imported("emp_id,emp_name", "00000012,Nok Srisai", "034,Somchai Jaidee", "056,Malee Dee", "078,Prem Suk", "1234567,Anan Boon");

        Client visitor = acme.visitor();
        assertThat(visitor.get("/api/check_employee/12").body()).contains("\"exists\":true", "00000012");
        assertThat(visitor.get("/api/check_employee/0000012").body()).contains("\"exists\":true");
        assertThat(visitor.get("/api/registration_status/" + meeting + "/12").body()).isEqualTo("{\"registered\":false}");
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "12").body()).contains("You are registered, Nok Srisai");
        assertThat(visitor.get("/api/registration_status/" + meeting + "/00012").body()).isEqualTo("{\"registered\":true}");
        assertThat(acme.visitor().postJson("/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"34\"}").status())
                .isEqualTo(201);
        assertThat(acme.visitor().post("/register-several", "emp_id", "56", "meeting", "" + meeting).body()).contains("Malee Dee");
        assertThat(ann.post("/organizer/meeting/" + meeting + "/walk-in", "emp_id", "78").status()).isEqualTo(302);
        assertThat(acme.visitor().post("/submit_manual/" + meeting, "new_emp_id", "99", "new_emp_name", "Guest").body())
                .contains("You are registered, Guest");
        String kiosks = "/organizer/meeting/" + meeting + "/kiosk";
        ann.post(kiosks, "open", "yes", "greets", "yes");
        String kiosk = ann.get(kiosks).between("name=\"then\" value=\"", "\"");
        assertThat(acme.visitor().post(kiosk, "emp_id", "12").body()).contains("Welcome, Nok Srisai!");
        assertThat(acme.count("select count(*) from registration where tenant_id = ?", acme.id())).isEqualTo(5);

        Answer tooShort = acme.visitor().post("/submit/" + meeting, "emp_id", "1");
        assertThat(tooShort.between("id=\"emp_id-error\">", "</p>")).isEqualTo(refused.replace("6 to", "2 to"));
        assertThat(acme.visitor().postJson("/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"1\"}").body())
                .contains(refused.replace("6 to", "2 to"));
    }

    @Test
    void aNumberMayHaveDotsSlashesAndUnderscoresAndIsFoundByItsParts() {
        int meeting = meeting();
        imported("emp_id,emp_name", "HR/2019.07,Nok Srisai", "IT_0042,Somchai Jaidee");

        Client visitor = acme.visitor();
        for (String path : List.of("hr/2019.07", "HR%2F2019.07")) {
            Answer answer = visitor.get("/api/check_employee/" + path);
            assertThat(answer.status() == 200 ? answer.body() : "").as(path + " " + answer.status()).contains("Nok Srisai");
        }
        assertThat(visitor.get("/api/registration_status/" + meeting + "/HR/2019.07").body()).isEqualTo("{\"registered\":false}");
        assertThat(visitor.post("/submit/" + meeting, "emp_id", "hr／2019．07").body()).contains("You are registered, Nok Srisai");
        assertThat(visitor.get("/api/check_employee/..%2F..%2Fetc").body()).doesNotContain("Nok");
        for (String search : List.of("2019", "07", "0042", "it_0042", "hr/2019", "\u200ehr/2019.07")) {
            assertThat(acme.count("select count(*) from employee_word where tenant_id = ? and word = '2019'", acme.id())).isEqualTo(1);
            assertThat(ann.get("/admin/employees?search=" + URLEncoder.encode(search, StandardCharsets.UTF_8)).body())
                    .as(search).containsPattern("Nok Srisai|Somchai Jaidee");
        }
    }

    @Test
    void aNumberThatIsAddedByHandIsKnownAtOnce() {
        int meeting = meeting();
        imported("emp_id,emp_name", "100001,Nok Srisai");
        assertThat(acme.visitor().get("/api/check_employee/77").body()).isEqualTo("{\"exists\":false}");
        assertThat(ann.post("/admin/employees/new", "number", "77", "name", "Malee Dee").status()).isEqualTo(302);
        assertThat(acme.visitor().get("/api/check_employee/77").body()).contains("Malee Dee");
        assertThat(acme.visitor().post("/submit/" + meeting, "emp_id", "77").body()).contains("You are registered, Malee Dee");
    }

    /** What the database makes of a number, and what the application does. */
    @Test
    void theDatabaseKnowsTheShapesOfNumbersAsTheApplicationDoes() {
        FreshDatabase database = FreshDatabase.migrated();
        for (String number : List.of("100002", "00100002", "12", "0", "00", "EMP-0099", "0EMP/1", "HR_2019.07", "๑๒๓", "ก-12")) {
            String spelling = EmployeeNumber.listed(number).spelling();
            String key = EmployeeNumber.listed(number).key();
            int shape = key.length() * 4 + (key.matches("[0-9]+") ? 0 : 2) + (spelling.matches("0.+") ? 1 : 0);
            assertThat(database.ask("select number_shape('" + spelling + "', '" + key + "')")).as(number).containsExactly("" + shape);
        }
    }

    private int meeting() {
        meetings++;
        acme.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at) values"
                + " (?, gen_random_uuid(), ?, 'Board', 'onsite', 'public', 'k', now() + interval '1 day', now() + interval '26 hours')",
                acme.id(), meetings);
        return meetings;
    }

    private void imported(String... lines) {
        byte[] csv = String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
        assertThat(ann.upload("/admin/import", "file", "people.csv", csv).status()).isEqualTo(302);
        Answer shown = whenRead();
        assertThat(ann.post("/admin/import", "action", "apply", "import", shown.between("name=\"import\" value=\"", "\"")).status())
                .isEqualTo(302);
        assertThat(whenRead().body()).contains("imported from people.csv");
    }

    private Answer whenRead() {
        Patience.until(Duration.ofMinutes(1), "the import", () -> !look().body().contains("data-running=\"true\""));
        return look();
    }

    private Answer look() {
        return ann.get("/admin/import");
    }
}
