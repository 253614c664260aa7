package org.prachum.platform.problem;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** Whoever is refused has their answer; the log hears nothing of it, least of all what they typed. */
class RefusalLogIT {

    private static final String MARK = "Zqvisible";
    private static final Set<String> LOUD = Set.of("WARN", "WARNING", "ERROR", "SEVERE", "FATAL");

    World acme = World.create();
    Client ann = acme.signedIn("ann");

    @Test
    void whatTheDatabaseRefusesIsNoError() throws IOException {
        acme.sql("insert into employee (tenant_id, number, number_key, name, name_folded) values (?, '100002', '100002', 'A', 'a')", acme.id());
        assertRefused(ann.post("/admin/employees/new", "number", "0100002", "name", MARK, "email", MARK + "@acme.example"), "This number is already in the directory.");

        acme.sql("insert into quota (tenant_id, id, employees, meetings) values (?, gen_random_uuid(), 10, 1)", acme.id());
        announce();
        assertRefused(announce(), "as many meetings as it may");

        claim();
        assertRefused(claim(), "ui-message");
        assertNothingIsSaid();
    }

    @Test
    void whatIsTypedWrongIsNoError() throws IOException {
        assertRefused(acme.visitor().post("/auth/login", "email", MARK), "role=\"alert\"", "class=\"error\"");
        assertRefused(acme.visitor().post("/submit/999", "emp_id", MARK), "");
        assertRefused(ann.post("/account/passkeys", "name", MARK, "answer", "{"), "role=\"alert\"");
        assertThat(acme.visitor().post("/auth/login", "email", MARK + "%ZZ%").status()).isLessThan(500);
        assertThat(acme.visitor().postBody("/api/meetings/1/registrations/", MARK, "{}".getBytes(UTF_8)).status()).isBetween(400, 499);
        assertThat(acme.visitor().postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"" + MARK).status()).isBetween(400, 499);
        assertNothingIsSaid();
    }

    private Answer announce() {
        return ann.post("/organizer/meeting/create", "topic", MARK, "meeting_date", "2099-11-20", "start_time", "15:00");
    }

    private Answer claim() {
        return Screen.open(ann, "/admin/domains").send("claim", "add", "claim", "claim list", "add", "add", "domain",
                MARK.toLowerCase(Locale.ROOT) + "." + acme.subdomain() + ".example");
    }

    private static void assertRefused(Answer answer, String... anyOf) {
        assertThat(answer.status()).isBetween(200, 499);
        assertThat(List.of(anyOf)).anySatisfy(sentence -> assertThat(answer.body()).contains(sentence));
    }

    private void assertNothingIsSaid() throws IOException {
        List<String> lines = Files.readString(House.open().server().log(), UTF_8).lines().toList();
        assertThat(lines).as("the requests themselves are there").anyMatch(line -> line.contains(acme.subdomain()));
        assertThat(lines).noneMatch(line -> line.toLowerCase(Locale.ROOT).contains(MARK.toLowerCase(Locale.ROOT)));
        assertThat(lines.stream().filter(line -> line.startsWith("{")).map(RefusalLogIT::line).filter(this::isOurs).map(JsonObject::toString))
                .noneMatch(line -> line.contains("FacesMessage"))
                .noneMatch(line -> line.contains("stackTrace"));
        assertThat(lines.stream().filter(line -> line.startsWith("{")).map(RefusalLogIT::line).filter(this::isOurs)
                        .filter(line -> LOUD.contains(line.getString("level"))).map(JsonObject::toString))
                .isEmpty();
    }

    /** By what stands beside each line: its subdomain in a request, its id elsewhere. */
    private boolean isOurs(JsonObject line) {
        String said = line.containsKey("mdc") ? line.get("mdc").toString() : "";
        return said.contains(acme.subdomain() + "\"") || said.contains(acme.id().toString());
    }

    private static JsonObject line(String text) {
        try (var json = Json.createReader(new StringReader(text))) {
            return json.readObject();
        }
    }
}
