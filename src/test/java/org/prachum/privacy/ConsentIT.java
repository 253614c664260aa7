package org.prachum.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** What an organization asks people to agree to stands on every form, and what they agreed to is kept. */
class ConsentIT {

    World acme = World.create();
    Client ann = acme.signedIn("ann");

    @Test
    void whereNothingIsAskedNothingChanges() {
        meeting();
        assertThat(acme.visitor().get("/submit/1").body()).doesNotContain("name=\"consent\"");
        assertThat(acme.visitor().postJson("/api/meetings/1/registrations/", body("300001", "")).status()).isEqualTo(201);
        assertThat(consents()).isZero();
    }

    @Test
    void nobodyRegistersWithoutAgreeing() {
        meeting();
        ask("My photo may be taken.", "ยินยอมให้ถ่ายภาพ");
        Client visitor = acme.visitor();

        Client.Answer form = visitor.get("/submit/1");
        assertThat(form.body()).contains("name=\"consent\" value=\"1\"", "My photo may be taken.", "/privacy");
        Client.Answer again = visitor.post("/submit_manual/1", "new_emp_id", "300001", "new_emp_name", "Nok Srisai");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).contains("Please agree to this first.", "Nok Srisai", "name=\"consent\" value=\"1\"");
        assertThat(visitor.post("/submit/1", "emp_id", "300001").body()).contains("Please agree to this first.", "300001");
        Client.Answer refused = visitor.postJson("/api/meetings/1/registrations/", body("300001", ""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("consent");
        assertThat(visitor.postJson("/api/meetings/1/registrations/", body("300001", ",\"consent\":false")).status()).isEqualTo(422);
        assertThat(acme.count("select count(*) from registration where tenant_id = ?", acme.id())).isZero();

        assertThat(visitor.post("/submit_manual/1", "new_emp_id", "300001", "new_emp_name", "Nok Srisai", "consent", "1").body())
                .contains("/ticket/");
        assertThat(visitor.postJson("/api/meetings/1/registrations/", body("300002", ",\"consent\":true")).status()).isEqualTo(201);
        assertThat(World.text("select string_agg(r.number || ' ' || c.text_number || ' ' || c.how, ', ' order by r.number) from consent_given c"
                + " join registration r on r.id = c.registration_id where c.tenant_id = ?", acme.id())).isEqualTo("300001 1 typed, 300002 1 typed");
        // Whoever asks again for the same place is answered, and agreed once.
        assertThat(visitor.postJson("/api/meetings/1/registrations/", body("300002", ",\"consent\":true")).status()).isEqualTo(409);
        assertThat(consents()).isEqualTo(2);
    }

    @Test
    void whatSomebodyAgreedToStaysKnownWhenItIsChanged() {
        meeting();
        ask("First text", "");
        acme.visitor().postJson("/api/meetings/1/registrations/", body("300001", ",\"consent\":true"));
        ask("Second text", "");

        assertThat(acme.visitor().post("/submit_manual/1", "new_emp_id", "300002", "new_emp_name", "Nok", "consent", "1").body())
                .contains("This text has been changed meanwhile.", "Second text");
        assertThat(acme.visitor().post("/submit_manual/1", "new_emp_id", "300002", "new_emp_name", "Nok", "consent", "2").body())
                .contains("/ticket/");
        assertThat(World.text("select string_agg(t.text_en, ', ' order by r.number) from consent_given c join registration r on r.id ="
                + " c.registration_id join consent_text t on t.tenant_id = c.tenant_id and t.number = c.text_number where c.tenant_id = ?",
                acme.id())).isEqualTo("First text, Second text");
        ask("Second text", "");
        assertThat(acme.count("select count(*) from consent_text where tenant_id = ?", acme.id())).isEqualTo(2);
        ask("", "");
        assertThat(acme.visitor().postJson("/api/meetings/1/registrations/", body("300003", "")).status()).isEqualTo(201);
        assertThat(ann.get("/admin/audit").body()).contains("Changed: consent");
    }

    @Test
    void whoeverComesToTheDoorWasAskedThere() {
        meeting();
        ask("My photo may be taken.", "");
        ann.post("/organizer/meeting/1/walk-in", "emp_id", "300001", "byhand", "yes", "name", "Nok Srisai");

        assertThat(World.text("select how from consent_given where tenant_id = ?", acme.id())).isEqualTo("by_hand");
    }

    @Test
    void canBeReadOnAPhone() {
        meeting();
        ask("My photo may be taken at this event, and shown on the intranet.", "ยินยอมให้ถ่ายภาพในงาน และเผยแพร่ในเว็บไซต์ภายในขององค์กร");
        try (Chromium chromium = Chromium.open()) {
            for (String language : new String[] {"th", "en"}) {
                int width = language.equals("th") ? 360 : 1280;
                try (BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(width, 800))) {
                    Page page = context.newPage();
                    page.navigate(acme.url("/submit/1?lang=" + language));
                    page.screenshot(new Page.ScreenshotOptions()
                            .setPath(Path.of("target", "consent-" + language + ".png"))
                            .setFullPage(true));
                    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
                    page.fill("[name=emp_id]", "999999");
                    page.check("[name=consent]");
                    page.click("main button.go");
                    assertThat(page.isChecked("[name=consent]")).as("what was ticked stays").isTrue();
                }
            }
        }
    }

    private void ask(String english, String thai) {
        Screen screen = Screen.open(ann, "/admin/privacy");
        assertThat(screen.send("consent", "ask", "consent", "consent messages", "consent_en", english, "consent_th", thai, "consent_fr", "",
                "consent_ru", "", "ask", "ask").body()).contains("Saved.");
    }

    private long consents() {
        return acme.count("select count(*) from consent_given where tenant_id = ?", acme.id());
    }

    private static String body(String number, String more) {
        return "{\"employee_number\":\"" + number + "\",\"name\":\"Somebody\"" + more + "}";
    }

    private void meeting() {
        acme.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at) values"
                + " (?, ?, 1, 'Town hall', 'onsite', 'public', ?, now() + interval '1 day', now() + interval '25 hours')",
                acme.id(), UUID.randomUUID(), "k".repeat(32));
    }
}
