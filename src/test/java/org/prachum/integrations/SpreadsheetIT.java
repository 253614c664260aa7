package org.prachum.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prachum.integrations.Receiver.Heard;
import org.prachum.testing.Client;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** The organization's spreadsheet gets a row for each registration, once and in order, whatever Google does. */
class SpreadsheetIT {

    private static final String SHEET = "1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789";

    FakeGoogle google = FakeGoogle.open();
    Occasion acme = new Occasion();
    String script = "script-" + acme.world().subdomain();

    @AfterEach
    void close() {
        google.close();
    }

    @Test
    void aScriptIsPostedTheKeysOfTheProgramBeforeAndWhichMeetingItIs() {
        connectScript();
        acme.register("00100002");

        Heard posted = google.receiver().hear();
        assertThat(posted.method()).isEqualTo("POST");
        JsonObject row = json(posted.body());
        assertThat(row.keySet()).containsExactly("รหัสพนักงาน", "ชื่อ", "ตำแหน่ง", "ส่วนงานย่อ", "ชื่อศูนย์ต้นทุน", "เวลาลงทะเบียน",
                "ลงทะเบียนด้วยตนเอง", "meeting_id", "topic", "registration_id");
        assertThat(row.getString("รหัสพนักงาน")).isEqualTo("00100002");
        assertThat(row.getString("ชื่อ")).isEqualTo("Nok 00100002");
        assertThat(row.getString("ลงทะเบียนด้วยตนเอง")).isEqualTo("ใช่");
        assertThat(row.getInt("meeting_id")).isEqualTo(1);
        assertThat(row.getString("topic")).isEqualTo("ประชุมใหญ่ 🎉");
        assertThat(row.getString("registration_id")).isEqualTo(acme.registration("00100002"));
        Instant registered = Instant.parse(World.text("select to_char(registered_at at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                + " from registration where tenant_id = ?", acme.world().id()));
        assertThat(row.getString("เวลาลงทะเบียน"))
                .isEqualTo(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(registered.atZone(ZoneId.of("Asia/Bangkok"))))
                .endsWith("+07:00");

        Heard fetched = google.receiver().hear();
        assertThat(fetched.method()).isEqualTo("GET");
        assertThat(fetched.path()).isEqualTo("/macros/echo?user_content_key=1");
        assertThat(fetched.body()).isEmpty();
        acme.await(1, "sent_at is not null");
    }

    @Test
    void noRowIsLostWhereTheScriptBreaksAsksForASignInOrLeadsElsewhere() {
        connectScript();
        Receiver elsewhere = Receiver.open();
        google.receiver().next(FakeGoogle.scriptPath(script),
                Receiver.body("text/html; charset=utf-8", "<p>TypeError</p>"),
                Receiver.status(302, "Location", elsewhere.url("/accounts")),
                Receiver.status(429, "Retry-After", "1"));
        acme.register("100001");
        acme.await(1, "last_error = 'HTTP 200 text/html' and failure = 'refused'");
        acme.await(1, "failure = 'sign_in'");
        acme.register("100002");
        acme.await(2, "sent_at is not null");

        assertThat(elsewhere.unheard()).isZero();
        elsewhere.close();
        List<String> rows = google.receiver().taken().stream()
                .filter(heard -> heard.method().equals("POST") && heard.path().startsWith("/macros/"))
                .map(heard -> json(heard.body()).getString("รหัสพนักงาน"))
                .toList();
        assertThat(rows.subList(rows.size() - 2, rows.size())).containsExactly("100001", "100002");
    }

    @Test
    void aSheetGetsHeadingsAndRowsInTheNameOfAServiceAccountWhoseKeyNobodySeesAgain() {
        GoogleKey key = GoogleKey.make("push@acme.example");
        connectSheet("https://docs.google.com/spreadsheets/d/" + SHEET + "/edit#gid=0", "Nok's tab", key.file());
        acme.register("100001");
        acme.register("100002");
        acme.await(3, "sent_at is not null");

        List<JsonArray> sheet = google.sheet(SHEET, "Nok's tab");
        assertThat(sheet).hasSize(3);
        assertThat(sheet.get(0).getString(0)).isEqualTo("รหัสพนักงาน");
        assertThat(sheet.get(0).getString(9)).isEqualTo("registration_id");
        assertThat(sheet.get(1).getString(0)).isEqualTo("100001");
        assertThat(sheet.get(1).getInt(7)).isEqualTo(1);
        assertThat(sheet.get(2).getString(9)).isEqualTo(acme.registration("100002"));

        assertThat(google.assertions()).hasSize(1);
        String assertion = URLDecoder.decode(google.assertions().get(0), StandardCharsets.UTF_8);
        assertThat(assertion).startsWith("grant_type=urn:ietf:params:oauth:grant-type:jwt-bearer&assertion=");
        String claims = new String(Base64.getUrlDecoder().decode(assertion.split("assertion=")[1].split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(json(claims).getString("iss")).isEqualTo("push@acme.example");
        assertThat(json(claims).getString("aud")).isEqualTo(google.receiver().url("/token"));

        String secret = json(key.file()).getString("private_key").substring(60, 100);
        assertThat(acme.admin().get("/admin/integrations").body()).contains("push@acme.example").doesNotContain(secret);
        assertThat(World.text("select cast(i as text) from integration i where tenant_id = ?", acme.world().id()))
                .contains("push@acme.example").doesNotContain("PRIVATE KEY", secret);
        assertThat(acme.admin().get("/admin/audit").body()).doesNotContain(secret);
    }

    /** Google has written the row, and nobody heard of it. */
    @Test
    void aRowWhoseAnswerWasLostIsNotWrittenTwice() {
        connectSheet(SHEET, "Sheet1", GoogleKey.make("push@acme.example").file());
        acme.await(1, "sent_at is not null");
        String append = "/v4/spreadsheets/" + SHEET + "/values/'Sheet1'!A:J:append";
        google.receiver().next(append, google.appendAndHangUp(), Receiver.status(500));
        acme.register("100001");
        acme.register("100002");
        acme.register("100003");
        acme.await(4, "sent_at is not null");

        assertThat(google.rows(SHEET, "Sheet1")).extracting(row -> row.getString(0)).containsExactly("100001", "100002", "100003");
        assertThat(acme.deliveries("attempts = 2")).isEqualTo(2);
    }

    @Test
    void whoeverGaveTheirPlaceBackBeforeTheRowWasWrittenGetsNone() {
        connectScript();
        google.receiver().next(FakeGoogle.scriptPath(script), Receiver.status(503, "Retry-After", "3600"));
        String ticket = acme.register("100001");
        acme.await(1, "failure = 'refused'");
        acme.giveBack(ticket);
        acme.world().sql("update outbox set due_at = now() where tenant_id = ? and line_number is not null", acme.world().id());

        acme.await(1, "withdrawn");
        assertThat(google.receiver().taken()).isEmpty();
    }

    @Test
    void refusesWhatIsNoScriptNoSheetAndNoKeyBesideItsField() {
        assertThat(save("script", "address", "http://127.0.0.2/macros/s/a/exec")).contains("This is no address of a deployed Apps Script.");
        assertThat(save("script", "address", "")).contains("Please enter the address.");
        assertThat(save("sheet", "sheet", "http://docs.google.com", "tab", "a")).contains("This is no address of a Google Sheet.");
        assertThat(save("sheet", "sheet", SHEET, "tab", "")).contains("Please enter the name of the tab");
        assertThat(save("sheet", "sheet", SHEET, "tab", "a")).contains("Please paste the key.");
        assertThat(save("sheet", "sheet", SHEET, "tab", "a", "key", "{}")).contains("This is no key of a service account.");
        assertThat(acme.world().count("select count(*) from integration where tenant_id = ?", acme.world().id())).isZero();
    }

    @Test
    void anOrganizerConnectsNothing() {
        Client olga = acme.world().signedIn("olga");
        assertThat(olga.get("/admin/integrations").status()).isEqualTo(404);
        assertThat(olga.get("/admin/integrations/webhooks/new").status()).isEqualTo(404);
    }

    private void connectScript() {
        assertThat(save("script", "address", google.scriptUrl(script))).contains("The spreadsheet is connected.");
    }

    private void connectSheet(String sheet, String tab, String key) {
        assertThat(save("sheet", "sheet", sheet, "tab", tab, "key", key)).contains("The spreadsheet is connected.");
    }

    private String save(String kind, String... fields) {
        Screen page = Screen.open(acme.admin(), "/admin/integrations");
        page.send("spreadsheet", "kind", "kind", "spreadsheet", "kind_input", kind, "jakarta.faces.behavior.event", "change");
        List<String> form = new ArrayList<>(List.of("connect", "connect", "kind_input", kind));
        form.addAll(List.of(fields));
        return page.send("spreadsheet", "connect", "@all", "spreadsheet messages", form.toArray(String[]::new)).body();
    }

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text)).readObject();
    }
}
