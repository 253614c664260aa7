package org.prachum.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.platform.files.QrCode;
import org.prachum.registration.Stage;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.Statements;
import org.prachum.testing.World;

/** Keeping a door, on the wire and by plain forms. */
class DoorIT {

    Stage stage = new Stage();
    Client ann = stage.world().signedIn("ann").with("Sec-Fetch-Site", "same-origin");

    @Test
    void letsInByTicketOnceAndTakesItBack() {
        int meeting = stage.meeting("Board");
        String ticket = stage.register(meeting, "100002");

        Answer in = scan(meeting, ticket);
        assertThat(in.status()).isEqualTo(201);
        assertThat(in.between("\"name\":\"", "\"")).isEqualTo("Nok Srisai");
        assertThat(in.body()).contains("\"how\":\"ticket\"", "\"checked_in\":1", "\"confirmed\":1", "Checked in at ");
        assertThat(refusal(scan(meeting, ticket))).isEqualTo("checkin.already");
        assertThat(scan(meeting, ticket).body()).contains("Already checked in at " + column("to_char(checked_in_at, 'HH24:MI')"));
        assertThat(column("checked_in_by = (select id from account where tenant_id = r.tenant_id and role = 'admin')")).isEqualTo("true");

        String place = column("id");
        assertThat(ann.delete("/api/meetings/" + meeting + "/check-ins/" + place).status()).isEqualTo(204);
        assertThat(ann.delete("/api/meetings/" + meeting + "/check-ins/" + place).status()).isEqualTo(204);
        assertThat(column("checked_in_at is null and checked_in_how is null and checked_in_by is null")).isEqualTo("true");
        assertThat(scan(meeting, ticket).status()).isEqualTo(201);
        assertThat(noted("registration.checked_in")).isEqualTo(2);
        assertThat(noted("registration.check_in_undone")).isEqualTo(1);
    }

    /** The code is no ticket: whoever photographs it in the queue can do nothing with it. */
    @Test
    void theCodeOfATicketOpensTheDoorAndNothingElse() {
        int meeting = stage.meeting("Board");
        stage.register(meeting, "100002");
        String code = badgeCode(meeting);

        assertThat(stage.visitor().get("/ticket/" + code).status()).isEqualTo(404);
        assertThat(stage.visitor().get("/ticket/" + code.toLowerCase(Locale.ROOT)).status()).isEqualTo(404);
        assertThat(stage.visitor().post("/ticket/" + code).status()).isEqualTo(404);
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
        assertThat(scan(meeting, code).status()).isEqualTo(201);
    }

    @Test
    void aTicketShowsTheCodeOfTheDoorAndNotItsOwnAddress() {
        int meeting = stage.meeting("Board");
        String ticket = stage.register(meeting, "100002");

        assertThat(stage.visitor().get("/ticket/" + ticket).body())
                .contains(QrCode.of(badgeCode(meeting)).svg())
                .doesNotContain(QrCode.of(ticket).svg());
    }

    @Test
    void saysWhyItLetsSomebodyNotIn() {
        int meeting = stage.meeting("Board", 1);
        int other = stage.meeting("Town hall");
        stage.set(meeting, "waiting_list = true");
        String nok = stage.register(meeting, "100002");
        String elsewhere = stage.register(other, "100002");
        String waiting = stage.visitor()
                .postJson("/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"100003\",\"waitlist\":true}")
                .between("\"ticket\":\"", "\"");

        assertThat(refusal(scan(meeting, waiting))).isEqualTo("checkin.waiting");
        assertThat(refusal(scan(meeting, elsewhere))).isEqualTo("checkin.elsewhere.topic");
        assertThat(scan(meeting, elsewhere).body()).contains("Town hall");
        assertThat(refusal(scan(meeting, "something"))).isEqualTo("checkin.unknown");
        assertThat(refusal(scan(meeting, "0".repeat(64)))).isEqualTo("checkin.unknown");
        assertThat(refusal(scan(meeting, nok.substring(0, 63) + (nok.endsWith("0") ? "1" : "0")))).isEqualTo("checkin.unknown");
        stage.visitor().post("/ticket/" + elsewhere);
        assertThat(refusal(scan(other, elsewhere))).isEqualTo("checkin.cancelled");
        stage.set(meeting, "status = 'cancelled'");
        assertThat(refusal(scan(meeting, nok))).isEqualTo("checkin.called_off");
        assertThat(stage.world().count("select count(*) from registration where tenant_id = ? and checked_in_at is not null", stage.world().id()))
                .isZero();
    }

    /** A private meeting of somebody else's is not told of, even to whoever holds a ticket to it in their hand. */
    @Test
    void namesNoMeetingThatWhoeverAsksMayNotSee() {
        int mine = stage.organizedBy("olga", stage.meeting("Board"));
        int secret = stage.organizedBy("ann", stage.meeting("Merger"));
        String ticket = stage.register(secret, "100002");
        stage.set(secret, "visibility = 'private'");
        Client olga = stage.world().signedIn("olga").with("Sec-Fetch-Site", "same-origin");

        Answer answer = olga.postJson("/api/meetings/" + mine + "/check-ins/", "{\"code\":\"" + ticket + "\"}");
        assertThat(refusal(answer)).isEqualTo("checkin.elsewhere");
        assertThat(answer.body()).doesNotContain("Merger");
        assertThat(olga.get("/organizer/meeting/" + secret + "/check-in").status()).isEqualTo(404);
        assertThat(olga.postJson("/api/meetings/" + secret + "/check-ins/", "{\"code\":\"" + ticket + "\"}").status()).isEqualTo(404);
        assertThat(olga.get("/organizer/meeting/" + secret + "/badges.pdf").status()).isEqualTo(404);
        assertThat(olga.get("/organizer/meeting/" + secret + "/sign-in-sheet.pdf").status()).isEqualTo(404);
    }

    @Test
    void anotherOrganizationsTicketIsNobodys() {
        int meeting = stage.meeting("Board");
        Stage neighbour = new Stage();
        String foreign = neighbour.register(neighbour.meeting("Board"), "100002");
        String place = World.text("select id from registration where tenant_id = ?", neighbour.world().id());

        assertThat(refusal(scan(meeting, foreign))).isEqualTo("checkin.unknown");
        assertThat(refusal(ann.postJson("/api/meetings/" + meeting + "/check-ins/", "{\"registration\":\"" + place + "\"}")))
                .isEqualTo("checkin.unknown");
        assertThat(ann.delete("/api/meetings/" + meeting + "/check-ins/" + place).status()).isEqualTo(404);
        assertThat(neighbour.world().signedIn("ann").with("Sec-Fetch-Site", "same-origin")
                .postJson("/api/meetings/1/check-ins/", "{\"code\":\"" + foreign + "\"}").status()).isEqualTo(201);
    }

    @Test
    void nobodyKeepsADoorWithoutASignIn() {
        int meeting = stage.meeting("Board");
        String ticket = stage.register(meeting, "100002");
        Answer answer = stage.visitor().postJson("/api/meetings/" + meeting + "/check-ins/", "{\"code\":\"" + ticket + "\"}");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(stage.visitor().post("/organizer/meeting/" + meeting + "/check-in", "code", ticket).header("Location")).contains("/auth/login");
        assertThat(column("checked_in_at is null")).isEqualTo("true");
    }

    @Test
    void plainFormsDoTheSameAndReadingAgainDoesNothing() {
        int meeting = stage.meeting("Board");
        stage.register(meeting, "100002");
        String page = "/organizer/meeting/" + meeting + "/check-in";
        String place = column("id");

        Answer in = ann.post(page + "?search=nok", "registration", place);
        assertThat(in.status()).isEqualTo(302);
        assertThat(in.header("Location")).isEqualTo(page + "?search=nok&done=" + place);
        Answer shown = ann.get(in.header("Location"));
        assertThat(shown.body()).contains("data-verdict=\"checked_in\"", "Nok Srisai", "Undo");
        assertThat(ann.post(page, "registration", place).body()).contains("data-verdict=\"already\"");
        Answer back = ann.post(page, "undo", place);
        assertThat(ann.get(back.header("Location")).body()).contains("Nok Srisai is not checked in any more.");
        assertThat(ann.get(page + "?done=" + place).body()).doesNotContain("data-verdict");
        assertThat(ann.post(page, "code", "").body()).contains("data-verdict=\"unknown\"");
        assertThat(ann.post(page, "registration", "x").status()).isEqualTo(404);
    }

    @Test
    void findsByNameAndByNumberAndWhoIsMissing() {
        int meeting = stage.meeting("Board");
        String nok = stage.register(meeting, "100002");
        stage.register(meeting, "100003");
        scan(meeting, nok);
        String page = "/organizer/meeting/" + meeting + "/check-in";

        assertThat(people(page)).containsExactly("Nok Srisai", "Somchai Jaidee");
        assertThat(people(page + "?search=som")).containsExactly("Somchai Jaidee");
        assertThat(people(page + "?search=0100002")).containsExactly("Nok Srisai");
        assertThat(people(page + "?missing=yes")).containsExactly("Somchai Jaidee");
        assertThat(people(page + "?search=%25")).isEmpty();
        assertThat(ann.get(page).body()).contains("<b>1</b> of 2 checked in");
    }

    @Test
    void walkInsGetASeatAndAreInWhateverTheWindowSays() {
        int meeting = stage.meeting("Board", Duration.ofHours(-3), null);
        stage.set(meeting, "status = 'closed', registration_closes_at = now() - interval '1 day'");
        String page = "/organizer/meeting/" + meeting + "/walk-in";

        Answer known = ann.post(page, "emp_id", "100002");
        assertThat(known.status()).isEqualTo(302);
        assertThat(ann.get(known.header("Location")).body()).contains("Nok Srisai", "Checked in at");
        assertThat(column("checked_in_how || ' ' || by_hand || ' ' || section")).isEqualTo("walk_in false R&D");
        assertThat(ann.post(page, "emp_id", "100002").body()).contains("data-verdict=\"already\"");
        assertThat(ann.post(page, "emp_id", "777777").body()).contains("Ask for the name.", "name=\"byhand\"");
        assertThat(ann.post(page, "emp_id", "777777", "byhand", "yes").body()).contains("name-error");
        assertThat(ann.post(page, "emp_id", "777777", "byhand", "yes", "name", "Zoé Guest", "section", "Visitors").status()).isEqualTo(302);
        assertThat(ann.post(page, "emp_id", "1").body()).contains("emp_id-error");
        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(2);
    }

    @Test
    void walkInsKeepToTheSeatsAndToTheLine() {
        int meeting = stage.meeting("Board", 1);
        stage.set(meeting, "waiting_list = true");
        stage.register(meeting, "100002");
        stage.visitor().post("/submit/" + meeting, "emp_id", "100003", "waitlist", "yes");
        String page = "/organizer/meeting/" + meeting + "/walk-in";

        assertThat(ann.post(page, "emp_id", "100003").body()).contains("data-verdict=\"waiting\"");
        assertThat(ann.post(page, "emp_id", "777777", "byhand", "yes", "name", "Zoé").body()).contains("data-verdict=\"full\"");
        stage.set(meeting, "status = 'cancelled'");
        assertThat(ann.post(page, "emp_id", "777777", "byhand", "yes", "name", "Zoé").body()).contains("data-verdict=\"called_off\"");
        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(1);
        assertThat(stage.world().count("select count(*) from registration where tenant_id = ? and number = '777777'", stage.world().id())).isZero();
    }

    @Test
    void asksAsOftenForManyAsForOne() {
        int meeting = stage.meeting("Board");
        String page = "/organizer/meeting/" + meeting;
        stage.register(meeting, "100002");
        var forOne = Statements.during(stage.world(), () -> assertThat(ann.get(page + "/check-in").status()).isEqualTo(200));
        var sheetOfOne = Statements.during(stage.world(), () -> assertThat(ann.open(page + "/sign-in-sheet.pdf").statusCode()).isEqualTo(200));
        stage.register(meeting, "100003");
        stage.employee("100004", "100004", "Malee", null);
        stage.register(meeting, "100004");

        assertThat(Statements.during(stage.world(), () -> ann.get(page + "/check-in"))).isEqualTo(forOne);
        assertThat(Statements.during(stage.world(), () -> ann.open(page + "/sign-in-sheet.pdf"))).hasSameSizeAs(sheetOfOne);
    }

    /** A picture that takes long to read would keep every door waiting. */
    @Test
    void noAddressReadsPictures() {
        byte[] anything = {1, 2, 3};
        assertThat(stage.visitor().postBody("/api/codes/", "image/jpeg", anything).status()).isEqualTo(404);
        assertThat(ann.postBody("/api/codes", "image/jpeg", anything).status()).isEqualTo(404);
    }

    @Test
    void theListAndItsFileSayWhenSomebodyCame() {
        int meeting = stage.meeting("Board");
        scan(meeting, stage.register(meeting, "100002"));

        assertThat(ann.get("/organizer/meeting/" + meeting + "/registrations/export/csv").body().lines().toList().get(1))
                .endsWith("," + column("to_char(checked_in_at, 'YYYY-MM-DD HH24:MI:SS')"));
        assertThat(ann.get("/organizer/meeting/" + meeting + "/registrations").body())
                .contains("came at " + column("to_char(checked_in_at, 'HH24:MI')"));
    }

    private Answer scan(int meeting, String code) {
        return ann.postJson("/api/meetings/" + meeting + "/check-ins/", "{\"code\":\"" + code + "\"}");
    }

    /** What the QR code of Nok's badge holds. */
    private String badgeCode(int meeting) {
        return Pdfs.codes(ann.open("/organizer/meeting/" + meeting + "/badges.pdf")).get(0);
    }

    private String column(String expression) {
        return World.text("select (" + expression + ")::text from registration r where tenant_id = ? and number_key = '100002'", stage.world().id());
    }

    private long noted(String verb) {
        return stage.world().count("select count(*) from audit_entry where tenant_id = ? and verb = ?", stage.world().id(), verb);
    }

    private List<String> people(String path) {
        return Pattern.compile("class=\"person\"><b>([^<]*)</b>")
                .matcher(ann.get(path).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String refusal(Answer answer) {
        assertThat(answer.status()).isEqualTo(409);
        return answer.between("\"type\":\"/problems/", "\"");
    }
}
