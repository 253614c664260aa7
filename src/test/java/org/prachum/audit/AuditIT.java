package org.prachum.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/** Who did what, from the deed to the page and the file. */
class AuditIT {

    private static final Pattern TOLD = Pattern.compile("<td role=\"gridcell\" class=\"told\"[^>]*>\\s*([^<]*?)\\s*<");

    World acme = World.create();

    @Test
    void tellsWhatAnOrganizerDid() {
        Client olga = acme.signedIn("olga");
        announce(olga, "Town hall");
        olga.post("/organizer/meeting/1/edit", with(form("Town hall"), "version", "0", "capacity", "20", "room", "Hall 2"));
        olga.post("/organizer/meeting/1/edit", "action", "close");
        olga.post("/organizer/meeting/1/edit", "action", "cancel");
        assertThat(olga.post("/organizer/meeting/1/edit", "action", "cancel").status()).isNotEqualTo(302);

        Client ann = acme.signedIn("ann");
        assertThat(told(ann.get("/admin/audit")))
                .containsExactly(
                        "Ann Becker signed in",
                        "Olga Smirnova cancelled the meeting “Town hall”",
                        "Olga Smirnova closed registration for “Town hall”",
                        "Olga Smirnova changed the meeting “Town hall”",
                        "Olga Smirnova announced the meeting “Town hall”",
                        "Olga Smirnova signed in");
        assertThat(ann.get("/admin/audit").body()).contains("Changed: place, seats");
    }

    @Test
    void findsByPersonVerbTextAndTime() {
        Client olga = acme.signedIn("olga");
        announce(olga, "Town hall");
        announce(olga, "Fire drill");
        Client ann = acme.signedIn("ann");
        announce(ann, "Board 100%");

        assertThat(told(ann.get("/admin/audit?verb=meeting.announced&person=SMIR")))
                .containsExactly(
                        "Olga Smirnova announced the meeting “Fire drill”", "Olga Smirnova announced the meeting “Town hall”");
        assertThat(told(ann.get("/admin/audit?text=0%25"))).containsExactly("Ann Becker announced the meeting “Board 100%”");
        assertThat(told(ann.get("/admin/audit?text=%25"))).containsExactly("Ann Becker announced the meeting “Board 100%”");
        assertThat(told(ann.get("/admin/audit?until=2026-01-01"))).isEmpty();
        assertThat(told(ann.get("/admin/audit?from=2026-01-01&verb=sign_in.succeeded")))
                .containsExactly("Ann Becker signed in", "Olga Smirnova signed in");
        assertThat(told(ann.get("/admin/audit?from=rubbish&verb=none.such"))).isEmpty();
    }

    @Test
    void takesItOutOfTheHouseAndSaysSo() {
        Client olga = acme.signedIn("olga");
        announce(olga, "=1+1");
        Client ann = acme.signedIn("ann");

        Client.Answer csv = ann.get("/admin/audit/export/csv?verb=meeting.announced");
        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.body().lines().toList()).hasSize(2);
        assertThat(csv.body().lines().toList().get(0))
                .isEqualTo("\uFEFFWhen,Who,E-mail,Address,Action,On what,What happened,Changed,Details");
        assertThat(csv.body().lines().toList().get(1))
                .endsWith("," + acme.email("olga") + "," + client() + ",meeting.announced,'=1+1,"
                        + "Olga Smirnova announced the meeting “=1+1”,,\"{\"\"number\"\":1}\"");
        assertThat(ann.get("/admin/audit/export/xlsx").header("Content-Type")).contains("spreadsheetml");
        assertThat(told(ann.get("/admin/audit?verb=export.downloaded")))
                .containsExactly("Ann Becker downloaded the audit log (xlsx)", "Ann Becker downloaded the audit log (csv)");
    }

    @Test
    void aFailedSignInIsKeptOfOnesThatAreCountedOnly() {
        Client mallory = acme.visitor();
        mallory.post("/auth/login", "email", acme.email("ann"));
        String code = acme.codeFor(acme.email("ann"));
        String wrong = code.equals("000000") ? "000001" : "000000";
        for (int i = 0; i < 7; i++) {
            mallory.post("/auth/verify-login", "otp", wrong);
        }

        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'sign_in.failed'", acme.id()))
                .isEqualTo(5);
        assertThat(World.text("select actor || ' ' || subject_name || ' ' || details from audit_entry where tenant_id = ? limit 1", acme.id()))
                .isEqualTo("visitor " + acme.email("ann") + " {\"why\":\"wrong_code\"}");
    }

    @Test
    void isForAdminsAlone() {
        Client olga = acme.signedIn("olga");
        assertThat(olga.get("/admin/audit").status()).isEqualTo(404);
        assertThat(olga.get("/admin/audit/export/csv").status()).isEqualTo(404);
        assertThat(acme.visitor().get("/admin/audit").header("Location")).startsWith("/auth/login");
        assertThat(told(World.create().signedIn("ann").get("/admin/audit"))).containsExactly("Ann Becker signed in");
    }

    @Test
    void anAttendeesPlaceIsGivenBackByNobodyWithAnAccount() {
        announce(acme.signedIn("olga"), "Town hall");
        String ticket = acme.visitor()
                .postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"200007\",\"name\":\"Nok Srisai\"}")
                .between("\"ticket\":\"", "\"");
        acme.visitor().post("/ticket/" + ticket, "cancel", "yes");

        Client ann = acme.signedIn("ann");
        assertThat(told(ann.get("/admin/audit?text=Nok"))).containsExactly("Nok Srisai gave their place in “Town hall” back");
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and position(? in details || subject_name) > 0",
                        acme.id(), ticket))
                .isZero();
    }

    /** Whoever signs in here comes from an address of its own, which the log keeps. */
    private String client() {
        return World.text("select client from audit_entry where tenant_id = ? and verb = 'meeting.announced'", acme.id());
    }

    private static void announce(Client organizer, String topic) {
        assertThat(organizer.post("/organizer/meeting/create", form(topic)).status()).isIn(302, 303);
    }

    private static String[] form(String topic) {
        return new String[] {
            "topic", topic, "meeting_date", LocalDate.now().plusDays(3).toString(), "start_time", "15:00", "meeting_type", "onsite",
            "is_public", "on"
        };
    }

    private static String[] with(String[] form, String... more) {
        String[] both = Arrays.copyOf(form, form.length + more.length);
        System.arraycopy(more, 0, both, form.length, more.length);
        return both;
    }

    private static List<String> told(Client.Answer page) {
        assertThat(page.status()).isEqualTo(200);
        return TOLD.matcher(page.body()).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
