package org.prachum.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** What a cookie, a code, a ticket or a cached answer is worth where it does not belong: nothing. */
class CookiesIT {

    static Scene zebra;
    static Scene plain;
    static Client zebrasAnn;
    static Client plainsAnn;

    String lastCode;

    @BeforeAll
    static void build() {
        zebra = Scene.of("Zebra");
        plain = Scene.of("Plain");
        zebrasAnn = zebra.admin();
        plainsAnn = plain.admin();
    }

    /** A sibling may set a cookie for all of the base domain; the browser then sends two of one name, in either order. */
    @Test
    void aTossedSessionIsNeverTakenForOnesOwn() {
        String own = session(zebrasAnn);
        String tossed = session(plainsAnn);

        for (String cookies : List.of(two(own, tossed), two(tossed, own), two(tossed, tossed), two("x", own), two(own, ""))) {
            Answer answer = zebra.visitor().with("Cookie", cookies).get("/admin/accounts");
            assertThat(answer.status()).as(cookies).isIn(200, 302);
            assertThat(answer.body()).as(cookies).doesNotContain("Plain");
        }
        assertThat(zebrasAnn.get("/admin/accounts").status()).as("the session survives it").isEqualTo(200);
    }

    @Test
    void aSessionOfASiblingIsNobodysOnAnyRoute() {
        Client stranger = zebra.visitor();
        stranger.cookie("SID", session(plainsAnn));
        for (String route : Routes.all()) {
            if (Routes.needsSignIn(route)) {
                assertThat(stranger.get(zebra.path(route)).status()).as(route).isIn(302, 404);
            }
        }
    }

    @Test
    void aSessionThatWasSignedOutIsWorthNothingToWhoKeptIt() {
        Client olga = signedIn("leaving");
        Client thief = zebra.visitor().cookie("SID", session(olga));
        assertThat(thief.get("/organizer").status()).isEqualTo(200);

        olga.post("/auth/logout");

        assertThat(thief.get("/organizer").status()).isEqualTo(302);
    }

    @Test
    void signingOutEverywhereEndsTheOtherSessionsToo() {
        Client phone = signedIn("everywhere");
        Client desk = zebra.visitor();
        desk.post("/auth/login", "email", zebra.world().email("everywhere"));
        desk.post("/auth/verify-login", "otp", World.code(House.open().mail().waitForMailTo(
                zebra.world().email("everywhere"), Duration.ofSeconds(20), mail -> !World.code(mail).equals(lastCode))));
        assertThat(phone.get("/account").status()).isEqualTo(200);
        Form everywhere = Form.of("/account", desk.get("/account").body()).stream()
                .filter(form -> form.fields().containsKey("everywhere"))
                .findFirst()
                .orElseThrow();

        desk.postBody(everywhere.action(), "application/x-www-form-urlencoded", everywhere.with("everywhere", ""));

        assertThat(desk.get("/account").status()).isEqualTo(302);
        assertThat(phone.get("/account").status()).isEqualTo(302);
    }

    @Test
    void aSuspendedOrganizationOpensToNoSession() {
        Scene closed = Scene.of("Closed");
        Client ann = closed.admin();
        assertThat(ann.get("/admin/accounts").status()).isEqualTo(200);

        closed.world().sql("update organization set status = 'suspended' where id = ?", closed.world().id());
        World.number("select 1 from pg_notify('prachum', ?)", closed.world().id() + " organization");
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (closed.visitor().get("/").status() != 503) {
            assertThat(System.nanoTime()).as("heard of it in time").isLessThan(deadline);
        }

        for (String path : List.of("/", "/admin/accounts", "/api/check_employee/100001", closed.path("/ticket/{ticket}"))) {
            Answer answer = ann.get(path);
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.body()).as(path).doesNotContain("Closed person", "Closed visitor");
            assertThat(answer.header("Set-Cookie")).as(path).isEmpty();
        }
        Answer colours = ann.get("/brand.css");
        assertThat(colours.status()).as("what the page is dressed in").isEqualTo(200);
        assertThat(colours.header("Set-Cookie")).isEmpty();
    }

    /** Whose code was right and who has yet to show a passkey is nobody, wherever they look. */
    @Test
    void aSessionThatWaitsForAPasskeyIsNobodysOnAnyRoute() {
        String email = zebra.world().email("halfway");
        zebra.world().sql("insert into passkey (tenant_id, id, account_id, rp_id, credential_id, attested_credential, backup_eligible, sign_count,"
                        + " name, created_at) values (?, gen_random_uuid(), ?, ?, '\\x01', '', false, 0, 'Phone', now())",
                zebra.world().id(), zebra.world().account("halfway", "Zebra Halfway", "admin"), zebra.world().subdomain() + ".localhost");
        Client halfway = zebra.visitor();
        halfway.post("/auth/login", "email", email);
        assertThat(halfway.post("/auth/verify-login", "otp", zebra.world().codeFor(email)).header("Location")).isEqualTo("/auth/passkey");

        for (String route : Routes.all()) {
            if (Routes.needsSignIn(route)) {
                assertThat(halfway.get(zebra.path(route)).status()).as(route).isIn(302, 401, 404);
                assertThat(halfway.post(zebra.path(route)).status()).as("posted to " + route).isIn(302, 401, 404, 405);
            }
        }
        assertThat(halfway.get("/auth/passkey").status()).as("still stands there").isEqualTo(200);
    }

    @Test
    void aCodeProvesAnAddressOnlyWhereItWasAskedFor() {
        Client asking = zebra.visitor();
        asking.post("/auth/login", "email", zebra.world().email("olga"));
        String code = zebra.world().codeFor(zebra.world().email("olga"));
        Client elsewhere = plain.visitor();
        elsewhere.cookie("browser", asking.cookies().get("browser"));

        elsewhere.post("/auth/verify-login", "otp", code);
        Client otherBrowser = zebra.visitor();
        otherBrowser.post("/auth/verify-login", "otp", code);

        assertThat(elsewhere.cookies()).doesNotContainKey("SID");
        assertThat(otherBrowser.cookies()).doesNotContainKey("SID");
        assertThat(asking.post("/auth/verify-login", "otp", code).status()).isEqualTo(302);
        assertThat(asking.cookies()).containsKey("SID");
        assertThat(zebra.visitor().post("/auth/verify-login", "otp", code).status()).as("used").isNotEqualTo(302);
    }

    @Test
    void aTicketOpensAtHomeOnlyAndOnlyWhole() {
        String ticket = zebra.ids().get("ticket");
        String registered = "select count(*) from registration where tenant_id = ? and status = 'confirmed'";
        long before = zebra.count(registered);
        for (String code : List.of(ticket, ticket.toUpperCase(Locale.ROOT))) {
            assertThat(zebra.visitor().get("/ticket/" + code).status()).isEqualTo(200);
            assertThat(plain.visitor().get("/ticket/" + code).status()).isEqualTo(404);
            assertThat(plain.visitor().get("/ticket/" + code + "/calendar").status()).isEqualTo(404);
            assertThat(plain.visitor().post("/ticket/" + code, "undo", "yes").status()).isEqualTo(404);
            assertThat(plain.visitor().post("/ticket/" + code).status()).isEqualTo(404);
        }
        for (int at = 0; at < ticket.length(); at++) {
            char other = ticket.charAt(at) == '7' ? '8' : '7';
            String forged = ticket.substring(0, at) + other + ticket.substring(at + 1);
            assertThat(zebra.visitor().post("/ticket/" + forged).status()).as("letter " + at).isEqualTo(404);
        }
        for (String forged : List.of(ticket.substring(0, 63), ticket + "0", "0".repeat(64), plain.ids().get("ticket").substring(0, 32)
                + ticket.substring(32))) {
            assertThat(zebra.visitor().get("/ticket/" + forged).status()).as(forged).isEqualTo(404);
        }
        assertThat(zebra.count(registered)).isEqualTo(before);
    }

    /** What a browser or a proxy kept of one organization says nothing of another. */
    @Test
    void noCacheTellsWhatASiblingHas() {
        String logo = zebrasLogo();
        assertThat(zebra.visitor().get(logo).status()).isEqualTo(200);
        String tag = zebra.visitor().get(logo).header("ETag");

        for (String condition : List.of("*", tag.isEmpty() ? "\"x\"" : tag)) {
            assertThat(plain.visitor().with("If-None-Match", condition).get(logo).status()).isEqualTo(404);
        }
        zebra.world().sql("update branding set primary_color = '#123456' where tenant_id = ?", zebra.world().id());
        String zebras = zebra.visitor().get("/").between("/brand.css?v=", "\"");
        Answer style = plain.visitor().with("If-None-Match", "*").get("/brand.css?v=" + zebras);
        assertThat(style.status()).isEqualTo(200);
        assertThat(style.body()).isEqualTo(plain.visitor().get("/brand.css").body());
    }

    private static String zebrasLogo() {
        byte[] png = Bytes.picture("png", 64, 64);
        Answer kept = zebrasAnn.upload(
                "/admin/branding", "logo", "logo.png", png, "name", "Zebra Holding", "primary", "#0b6e4f", "accent", "#c8553d",
                "language", "en", "zone", "UTC");
        assertThat(kept.status()).isEqualTo(302);
        return "/logo/" + zebra.visitor().get("/").between("/logo/", "\"");
    }

    /** An organizer of one test's own, because one address gets few codes. */
    private Client signedIn(String person) {
        zebra.world().account(person, "Zebra " + person, "organizer");
        Client client = zebra.visitor();
        client.post("/auth/login", "email", zebra.world().email(person));
        lastCode = zebra.world().codeFor(zebra.world().email(person));
        client.post("/auth/verify-login", "otp", lastCode);
        return client;
    }

    private static String two(String first, String second) {
        return "SID=" + first + "; SID=" + second;
    }

    private static String session(Client client) {
        return client.cookies().get("SID");
    }
}
