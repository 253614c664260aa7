package org.prachum.identity;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Authenticator;
import org.prachum.testing.Checkout;
import org.prachum.testing.Chromium;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.World;

/** The second step of signing in: once in a browser with an authenticator of its own, and on the wire by whoever cheats. */
class PasskeyIT {

    private static final String WRONG = "This passkey was not accepted. Please use one that you added to this account.";
    private static final String LATE = "This passkey came more than five minutes later, or for the second time. Please try again.";
    private static final String ANEW = "That took too long or failed too often. Please sign in anew.";
    private static final Path PICTURES = Path.of("target", "passkeys");

    static Chromium chromium;

    House house = House.open();
    World acme = World.create();
    Authenticator phone = Authenticator.at(house, acme.subdomain());

    @BeforeAll
    static void open() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void isAddedInABrowserAskedForAtTheSignInAndRemoved() {
        try (BrowserContext context = browser("olga")) {
            Page page = context.newPage();
            plugIn(context, page);
            page.navigate(acme.url("/account"));
            page.getByText("Your passkeys").click();
            assertThat(page.locator("[data-cannot]")).isHidden();
            press(page, "Add a passkey");
            assertThat(page.locator("#name-error")).hasText("Please give a name of at most 60 characters.");
            assertThat(passkeys("olga")).isZero();
            page.fill("#name", "Olga’s phone");
            press(page, "Add a passkey");
            assertThat(page.locator(".notice.good")).hasText("Your passkey was added. From now on signing in asks for it after the code."
                    + " Wherever else you were signed in, you are signed out now.");
            assertThat(page.locator("#passkeys tbody tr")).containsText("Olga’s phone");
            assertThat(page.locator("#passkeys tbody tr")).containsText("Not used yet");
            assertThat(mailTo("olga", "A passkey was added to your account at Acme Engineering").text())
                    .contains("“Olga’s phone”", "All other sessions of the account were ended.");
            picture(page, "added");

            page.fill("#name", "The same again");
            press(page, "Add a passkey");
            assertThat(page.locator("form [role=alert]")).hasText("This device has a passkey of yours already.");

            page.navigate(acme.url("/auth/logout"));
            page.click("button.go");
            assertThat(page.locator("h1")).not().hasText("Do you want to sign out?");
            List<Mail> before = house.mail().mailsTo(acme.email("olga"));
            page.navigate(acme.url("/auth/login?then=/account/passkeys"));
            page.fill("[name=email]", acme.email("olga"));
            page.click("button.go");
            page.fill("[name=otp]", code(acme.email("olga"), before));
            page.click("button.go");
            assertThat(page.locator("h1")).hasText("Now your passkey");
            assertThat(page.locator("[data-cannot]")).isHidden();
            picture(page, "asked");
            for (String path : List.of("/account", "/account/passkeys", "/organizer", "/organizer/meeting/create", "/admin/", "/operator")) {
                Page other = context.newPage();
                other.navigate(acme.url(path));
                assertThat(other.locator("nav#nav")).hasCount(0);
                other.close();
            }
            page.reload();
            page.click("button.go");
            page.waitForURL("**/account/passkeys");
            assertThat(page.locator("#passkeys tbody tr")).containsText("Last used");

            page.getByText("Remove", new Page.GetByTextOptions().setExact(true)).last().click();
            assertThat(page.locator("h1")).hasText("Remove the passkey “Olga’s phone”?");
            picture(page, "removing");
            press(page, "Remove");
            assertThat(page.locator(".notice.good")).hasText("The passkey was removed. Wherever else you were signed in, you are signed out now.");
            assertThat(mailTo("olga", "A passkey was removed from your account at Acme Engineering").text()).contains("“Olga’s phone”");
        }
        assertThat(passkeys("olga")).isZero();
        assertThat(signedInAgain("olga").header("Location")).isEqualTo("/organizer");
        assertThat(noted("account.passkey_added") + noted("account.passkey_removed")).isEqualTo(2);
    }

    @Test
    void isSaidToBeImpossibleWhereThereIsNoScript() {
        Client olga = acme.signedIn("olga");
        add(olga, "Phone", phone);
        try (BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
            context.addCookies(List.of(session(olga)));
            Page page = context.newPage();
            page.navigate(acme.url("/account/passkeys"));
            assertThat(page.locator("[data-cannot]")).isVisible();
            page.fill("#name", "By hand");
            press(page, "Add a passkey");
            assertThat(page.locator("#messages")).containsText("Your browser sent no passkey. It needs JavaScript for that.");
            assertThat(page.locator("#name")).hasValue("By hand");
            picture(page, "without-script");
        }
    }

    @Test
    void isTheOnlyWayInForWhoeverHasOne() {
        Client olga = withPasskey("olga");
        Client again = acme.visitor();
        enterCode(again, acme.email("olga"), "/account");
        String before = again.cookies().get("SID");

        assertThat(again.get("/account").header("Location")).isEqualTo("/auth/login?then=%2Faccount");
        assertThat(again.get("/organizer").status()).isEqualTo(302);
        assertThat(again.with("Origin", acme.url("").replaceFirst("/$", "")).postJson("/api/meetings/1/check-ins/", "{\"code\":\"x\"}").status()).isEqualTo(401);
        again.with("Origin", null);
        assertThat(again.post("/account/passkeys", "name", "Mine", "answer", "{}").status()).isEqualTo(302);
        assertThat(signedInCount()).as("not before the passkey").isEqualTo(1);

        Answer asked = again.get("/auth/passkey");
        Answer shown = again.post("/auth/passkey", "answer", phone.show(Authenticator.options(asked)));
        assertThat(shown.header("Location")).isEqualTo("/account");
        assertThat(again.get("/account").status()).isEqualTo(200);
        assertThat(again.cookies().get("SID")).isNotEqualTo(before);
        assertThat(acme.visitor().cookie("SID", before).get("/account").status()).isEqualTo(302);
        assertThat(signedInCount()).isEqualTo(2);
        assertThat(olga.get("/account").status()).as("elsewhere nothing changed").isEqualTo(200);
    }

    @Test
    void isNoneTheSecondTime() {
        withPasskey("olga");
        Client again = acme.visitor();
        enterCode(again, acme.email("olga"), "/");
        String answer = phone.show(Authenticator.options(again.get("/auth/passkey")));
        assertThat(again.post("/auth/passkey", "answer", answer).status()).isEqualTo(302);
        assertThat(again.post("/auth/passkey", "answer", answer).header("Location")).as("who is in is asked nothing").isEqualTo("/auth/login");

        Client thief = acme.visitor();
        enterCode(thief, acme.email("olga"), "/");
        assertThat(thief.get("/auth/passkey").status()).isEqualTo(200);
        assertRefused(thief.post("/auth/passkey", "answer", answer), WRONG);
        assertThat(thief.get("/account").status()).isEqualTo(302);
        assertThat(noted("sign_in.failed")).isEqualTo(1);
    }

    /** Each page asks with a challenge of its own. */
    @Test
    void isAddedAndShownInTheFirstOfTwoTabs() {
        Client olga = acme.signedIn("olga");
        String first = phone.make(Authenticator.options(olga.get("/account/passkeys")));
        Authenticator key = Authenticator.at(house, acme.subdomain());
        String second = key.make(Authenticator.options(olga.get("/account/passkeys")));
        assertThat(olga.post("/account/passkeys", "name", "Phone", "answer", first).header("Location")).isEqualTo("/account/passkeys?done=added");
        assertThat(olga.post("/account/passkeys", "name", "Key", "answer", second).header("Location")).isEqualTo("/account/passkeys?done=added");
        assertThat(passkeys("olga")).isEqualTo(2);

        Client again = acme.visitor();
        enterCode(again, acme.email("olga"), "/");
        String shown = phone.show(Authenticator.options(again.get("/auth/passkey")));
        for (int tab = 0; tab < 7; tab++) {
            again.get("/auth/passkey");
        }
        assertThat(again.post("/auth/passkey", "answer", shown).status()).isEqualTo(302);
        assertThat(again.get("/account").status()).isEqualTo(200);

        Client many = acme.visitor();
        enterCode(many, acme.email("olga"), "/");
        String oldest = phone.show(Authenticator.options(many.get("/auth/passkey")));
        for (int tab = 0; tab < 8; tab++) {
            many.get("/auth/passkey");
        }
        assertRefused(many.post("/auth/passkey", "answer", oldest), WRONG);
    }

    @Test
    void isRefusedWithoutAChallengeAndAfterFiveWrongOnes() {
        withPasskey("olga");
        Client again = acme.visitor();
        enterCode(again, acme.email("olga"), "/");

        assertRefused(again.post("/auth/passkey", "answer", "{}"), LATE);
        for (int tries = 0; tries < 3; tries++) {
            assertRefused(again.post("/auth/passkey", "answer", "nonsense"), WRONG);
        }
        String right = phone.show(Authenticator.options(again.get("/auth/passkey")));
        assertRefused(again.post("/auth/passkey", "answer", "{}"), ANEW);
        assertThat(again.post("/auth/passkey", "answer", right).header("Location")).isEqualTo("/auth/login");
        assertThat(again.get("/account").status()).isEqualTo(302);
        assertThat(noted("sign_in.failed")).isEqualTo(5);
    }

    @Test
    void isNotAnotherAccountsNorAnotherOrganizations() {
        withPasskey("olga");
        Authenticator anns = Authenticator.at(house, acme.subdomain());
        add(acme.signedIn("ann"), "Ann’s", anns);
        World beta = World.create();
        Authenticator betas = Authenticator.at(house, beta.subdomain());
        Client betasOlga = beta.signedIn("olga");
        add(betasOlga, "Beta’s", betas);

        Client thief = acme.visitor();
        enterCode(thief, acme.email("olga"), "/");
        assertRefused(thief.post("/auth/passkey", "answer", anns.show(Authenticator.options(thief.get("/auth/passkey")))), WRONG);
        assertRefused(thief.post("/auth/passkey", "answer", betas.show(Authenticator.options(thief.get("/auth/passkey")))), WRONG);
        betas.goTo(house.url(acme.subdomain(), ""));
        assertRefused(thief.post("/auth/passkey", "answer", betas.show(Authenticator.options(thief.get("/auth/passkey")))), WRONG);
        assertThat(thief.get("/account").status()).isEqualTo(302);

        Client neighbour = beta.visitor().cookie("SID", thief.cookies().get("SID"));
        assertThat(neighbour.get("/auth/passkey").header("Location")).as("the doorstep of next door").isEqualTo("/auth/login");
        assertThat(enterCode(acme.visitor(), acme.email("ann"), "/").header("Location")).as("Ann has one too").isEqualTo("/auth/passkey");
    }

    @Test
    void isRefusedWhenItsCounterGoesBackAndOnceOfTwoWithTheSameCount() {
        withPasskey("olga");
        phone.countFrom(40);
        assertThat(shownAgain("olga").header("Location")).isEqualTo("/organizer");
        phone.countFrom(20);
        assertRefused(shownAgain("olga"), WRONG);
        assertThat(acme.count("select sign_count from passkey where tenant_id = ?", acme.id())).isEqualTo(41);
        phone.countFrom(41);
        assertThat(shownAgain("olga").header("Location")).isEqualTo("/organizer");
    }

    @Test
    void isOneOfTenAtMostAlsoWhenTwoAreAddedAtOnce() throws Exception {
        List<Client> both = List.of(acme.visitor(), acme.visitor());
        both.forEach(client -> enterCode(client, acme.email("olga"), ""));
        UUID olga = account("olga");
        for (int slot = 1; slot <= 9; slot++) {
            keep(olga, slot, acme.subdomain() + ".localhost");
        }
        CyclicBarrier barrier = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        List<String> answers = new ArrayList<>();
        try {
            List<Future<String>> adding = new ArrayList<>();
            for (Client client : both) {
                String made = Authenticator.at(house, acme.subdomain()).make(Authenticator.options(client.get("/account/passkeys")));
                adding.add(threads.submit(() -> {
                    barrier.await();
                    return client.post("/account/passkeys", "name", "The tenth", "answer", made).header("Location");
                }));
            }
            for (Future<String> answer : adding) {
                answers.add(answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(answers).as("the other is refused, or signed out already").containsOnlyOnce("/account/passkeys?done=added");
        assertThat(passkeys("olga")).isEqualTo(10);
        Client first = both.get(answers.indexOf("/account/passkeys?done=added"));
        assertThat(both.get(1 - answers.indexOf("/account/passkeys?done=added")).get("/account").status()).isEqualTo(302);
        Answer full = first.get("/account/passkeys");
        assertThat(full.body()).contains("You have ten passkeys, which is the most.").doesNotContain("data-options");
    }

    @Test
    void isKeptOnce() {
        Client olga = acme.signedIn("olga");
        add(olga, "Phone", phone);
        Answer twice = olga.post("/account/passkeys", "name", "Again", "answer", phone.make(Authenticator.options(olga.get("/account/passkeys"))));

        assertThat(twice.body()).contains("This passkey is in use here already.");
        assertThat(twice.between("id=\"name\" name=\"name\" type=\"text\" value=\"", "\"")).isEqualTo("Again");
        assertThat(passkeys("olga")).isEqualTo(1);
    }

    @Test
    void isNobodyElsesToRemoveAndWorksNoMoreOnceRemoved() {
        Client olga = withPasskey("olga");
        Authenticator other = Authenticator.at(house, acme.subdomain());
        add(olga, "The other", other);
        String first = World.text("select id from passkey where tenant_id = ? and name = 'Phone'", acme.id());
        assertThat(acme.signedIn("ann").get("/account/passkeys?remove=" + first).status()).isEqualTo(404);
        assertThat(acme.visitor().post("/account/passkeys", "remove", first).status()).isEqualTo(302);
        assertThat(passkeys("olga")).isEqualTo(2);

        Client waiting = acme.visitor();
        enterCode(waiting, acme.email("olga"), "/");
        String answer = phone.show(Authenticator.options(waiting.get("/auth/passkey")));
        assertThat(olga.post("/account/passkeys", "remove", first).header("Location")).isEqualTo("/account/passkeys?done=removed");
        assertRefused(waiting.post("/auth/passkey", "answer", answer), ANEW);
        assertThat(olga.post("/account/passkeys", "remove", first).status()).isEqualTo(404);

        Client anew = acme.visitor();
        enterCode(anew, acme.email("olga"), "/");
        assertRefused(anew.post("/auth/passkey", "answer", phone.show(Authenticator.options(anew.get("/auth/passkey")))), WRONG);
        assertThat(anew.post("/auth/passkey", "answer", other.show(Authenticator.options(anew.get("/auth/passkey")))).status()).isEqualTo(302);
    }

    @Test
    void endsEveryOtherSessionWhenItIsAddedAndWhenItIsRemoved() {
        Client laptop = acme.signedIn("olga");
        Client olga = acme.visitor();
        enterCode(olga, acme.email("olga"), "/");
        assertThat(laptop.get("/account").status()).isEqualTo(200);
        String before = olga.cookies().get("SID");

        add(olga, "Phone", phone);
        assertThat(laptop.get("/account").header("Location")).isEqualTo("/auth/login?then=%2Faccount");
        assertThat(olga.get("/account").status()).isEqualTo(200);
        assertThat(acme.visitor().cookie("SID", before).get("/account").status()).as("under its former id").isEqualTo(302);

        Client tablet = acme.visitor();
        enterCode(tablet, acme.email("olga"), "/");
        assertThat(tablet.post("/auth/passkey", "answer", phone.show(Authenticator.options(tablet.get("/auth/passkey")))).status()).isEqualTo(302);
        assertThat(tablet.get("/account").status()).isEqualTo(200);
        Client ann = acme.signedIn("ann");
        olga.post("/account/passkeys", "remove", World.text("select id from passkey where tenant_id = ?", acme.id()));
        assertThat(tablet.get("/account").status()).isEqualTo(302);
        assertThat(olga.get("/account/passkeys?done=removed").body()).contains("Wherever else you were signed in, you are signed out now.");
        assertThat(ann.get("/account").status()).as("somebody else’s").isEqualTo(200);
    }

    @Test
    void isTakenOffByAnOperatorWhoTypesTheAddress() {
        Client olga = withPasskey("olga");
        World beta = World.create();
        add(beta.signedIn("olga"), "Beta’s", Authenticator.at(house, beta.subdomain()));
        Client operator = operator();
        String page = "/operator/passkeys/" + acme.id();
        assertThat(operator.get("/operator/organizations/" + acme.id()).body()).contains("href=\"" + page + "\"");
        assertThat(operator.get(page).body()).contains("Lost passkeys", "Acme Engineering").doesNotContain(acme.email("olga"), "Olga");

        String nobodys = "No account of this organization with that address has a passkey.";
        for (String typed : List.of(acme.email("ann"), beta.email("olga"), acme.email("nobody"))) {
            assertThat(operator.post(page, "email", typed).between("id=\"email-error\">", "</p>")).isEqualTo(nobodys);
        }
        assertThat(operator.post(page, "email", "olga").between("id=\"email-error\">", "</p>")).isNotEqualTo(nobodys);
        assertThat(acme.signedIn("ann").post(page, "email", acme.email("olga")).status()).isEqualTo(404);
        assertThat(passkeys("olga")).isEqualTo(1);
        assertThat(olga.get("/account").status()).isEqualTo(200);

        assertThat(operator.post(page, "email", " " + acme.email("olga").toUpperCase(Locale.ROOT)).header("Location"))
                .isEqualTo(page + "?done=taken-off");
        assertThat(operator.get(page + "?done=taken-off").body()).contains("All passkeys of that account were taken off, and its owner has mail.");
        assertThat(passkeys("olga")).isZero();
        assertThat(olga.get("/account").status()).isEqualTo(302);
        assertThat(mailTo("olga", "Your passkeys at Acme Engineering were taken off").text()).contains("Whoever runs this platform has taken all passkeys off");
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'account.passkeys_taken_off' and actor = 'operator'"
                + " and subject_id = ?", acme.id(), account("olga"))).isEqualTo(1);
        assertThat(signedInAgain("olga").header("Location")).isEqualTo("/organizer");
        assertThat(acme.count("select count(*) from passkey where tenant_id = ?", beta.id())).as("next door").isEqualTo(1);
        assertThat(operator.get("/operator/passkeys/00000000-0000-0000-0000-000000000001").status()).as("operators’ own").isEqualTo(404);
    }

    @Test
    void isTakenOffByAnAdminForWhoeverLostIt() {
        Client olga = withPasskey("olga");
        Client waiting = acme.visitor();
        enterCode(waiting, acme.email("olga"), "/");
        String answer = phone.show(Authenticator.options(waiting.get("/auth/passkey")));
        try (BrowserContext context = browser("ann")) {
            Page page = context.newPage();
            page.navigate(acme.url("/admin/accounts/" + account("olga")));
            assertThat(page.locator("#passkeys")).hasText("1");
            page.locator("#takeOffPasskeys").click();
            picture(page, "taking-off");
            page.locator(".ui-confirm-dialog").getByText("Take off passkeys").last().click();
            assertThat(page.locator("#messages")).containsText("All passkeys were taken off, and the person has mail.");
            assertThat(page.locator("#passkeys")).hasText("0");
            assertThat(page.locator("#takeOffPasskeys")).hasCount(0);
        }
        assertThat(mailTo("olga", "Your passkeys at Acme Engineering were taken off").text()).contains("An administrator has taken all passkeys off");
        assertThat(noted("account.passkeys_taken_off")).isEqualTo(1);
        assertThat(olga.get("/account").status()).as("on the lost device").isEqualTo(302);
        assertRefused(waiting.post("/auth/passkey", "answer", answer), ANEW);
        assertThat(signedInAgain("olga").header("Location")).isEqualTo("/organizer");
    }

    @Test
    void isAskedForOnTheHostWhereItWasMade() {
        withPasskey("olga");
        String domain = "meet-" + UUID.randomUUID() + ".example";
        acme.sql("insert into own_domain (id, organization_id, name, added_at, verified_at, checked_at) values (gen_random_uuid(), ?, ?, now(), now(),"
                + " now())", acme.id(), domain);
        Client atDomain = Client.atHost(domain);
        enterCode(atDomain, acme.email("olga"), "/account");

        Answer page = atDomain.get("/auth/passkey");
        assertThat(page.between("<a class=\"go\" href=\"", "\"")).isEqualTo(acme.url("/auth/login"));
        assertThat(page.body()).doesNotContain("data-options");
        Client atHome = acme.visitor();
        enterCode(atHome, acme.email("olga"), "/");
        String answer = phone.show(Authenticator.options(atHome.get("/auth/passkey")));
        assertThat(atDomain.post("/auth/passkey", "answer", answer).status()).isEqualTo(200);
        assertThat(atDomain.get("/account").status()).isEqualTo(302);
        assertThat(atHome.post("/auth/passkey", "answer", answer).status()).isEqualTo(302);
    }

    @Test
    void isNotAskedForOnADomainThatLeadsHereNoMore() {
        keep(account("olga"), 1, "gone.example");
        Client olga = acme.visitor();
        enterCode(olga, acme.email("olga"), "/");

        Answer page = olga.get("/auth/passkey");
        assertThat(page.body()).contains("Your passkeys belong to a domain that does not lead to this organization any more.")
                .doesNotContain("gone.example", "data-options");
        assertThat(olga.get("/account").status()).isEqualTo(302);

        assertThat(operator().post("/operator/passkeys/" + acme.id(), "email", acme.email("olga")).status()).isEqualTo(302);
        assertThat(signedInAgain("olga").header("Location")).as("an operator took it off").isEqualTo("/organizer");
    }

    @Test
    void isAskedOfWhoeverRegistersAgainOrArrivesFromTheApex() {
        Client nina = acme.visitor();
        nina.post("/auth/register", "name", "Nina", "email", acme.email("nina"));
        String code = acme.codeFor(acme.email("nina"));
        keep(acme.account("nina", "Nina Petrova", "organizer"), 1, acme.subdomain() + ".localhost");
        assertThat(nina.post("/auth/verify-register", "otp", code).header("Location")).isEqualTo("/auth/passkey");
        assertThat(nina.get("/account").status()).isEqualTo(302);

        String email = "dora-" + UUID.randomUUID() + "@delta.example";
        String subdomain = "delta-" + acme.subdomain();
        Client apex = Client.at("");
        apex.post("/sign-up", "name", "Delta", "subdomain", subdomain, "email", email, "terms", "yes");
        String arriving = apex.post("/sign-up-code", "otp", acme.codeFor(email)).header("Location");
        acme.sql("insert into passkey (tenant_id, id, account_id, rp_id, credential_id, attested_credential, backup_eligible, sign_count, name,"
                + " created_at) select tenant_id, gen_random_uuid(), id, ?, '\\x01', '', false, 0, 'Phone', now() from account where email = ?",
                subdomain + ".localhost", email);
        Client dora = Client.at(subdomain);
        assertThat(dora.get(arriving.substring(arriving.indexOf("/auth/"))).header("Location")).isEqualTo("/auth/passkey");
        assertThat(dora.get("/admin/welcome").status()).isEqualTo(302);
        assertThat(dora.get("/auth/passkey").body()).contains("data-options");
    }

    @Test
    void leavesNothingOfWhomThisBrowserWasBefore() {
        withPasskey("olga");
        Client ann = acme.signedIn("ann");
        assertThat(ann.get("/admin/accounts").status()).isEqualTo(200);
        ann.cookies().remove("browser");

        enterCode(ann, acme.email("olga"), "/");

        assertThat(ann.get("/admin/accounts").status()).isEqualTo(302);
    }

    @Test
    void isAskedInVainOfWhomSignedOutEverywhere() {
        withPasskey("olga");
        Client waiting = acme.visitor();
        enterCode(waiting, acme.email("olga"), "/");
        String answer = phone.show(Authenticator.options(waiting.get("/auth/passkey")));
        acme.sql("update account set generation = generation + 1 where tenant_id = ?", acme.id());

        assertRefused(waiting.post("/auth/passkey", "answer", answer), ANEW);
        assertThat(waiting.get("/auth/passkey").header("Location")).isEqualTo("/auth/login");
    }

    @Test
    void worksForOperatorsAtTheApex() throws IOException {
        String email = operatorsEmail();
        Client operator = Client.at("");
        enterCode(operator, email, "/operator");
        assertThat(operator.get("/operator").status()).isEqualTo(200);
        Authenticator key = Authenticator.at(house, "");
        add(operator, "Key", key);

        Client again = Client.at("");
        enterCode(again, email, "/operator");
        assertThat(again.get("/operator").status()).isEqualTo(302);
        assertThat(again.post("/auth/passkey", "answer", key.show(Authenticator.options(again.get("/auth/passkey")))).header("Location"))
                .isEqualTo("/operator");
        assertThat(again.get("/operator").status()).isEqualTo(200);

        acme.sql(statementOfTheReadme().replace("operator@prachum.example", email));
        assertThat(enterCode(Client.at(""), email, "/operator").header("Location")).as("the database took it off").isEqualTo("/operator");
    }

    private String operatorsEmail() {
        String email = "operator-" + UUID.randomUUID() + "@prachum.example";
        acme.sql("insert into account (tenant_id, id, email, name, role, status)"
                + " values ('00000000-0000-0000-0000-000000000001', ?, ?, 'Olaf', 'operator', 'active')", UUID.randomUUID(), email);
        return email;
    }

    private Client operator() {
        Client operator = Client.at("");
        enterCode(operator, operatorsEmail(), "/operator");
        return operator;
    }

    /** What whoever runs the database does for an operator. */
    private static String statementOfTheReadme() throws IOException {
        String readme = Files.readString(Checkout.root().resolve("README.md"));
        return readme.substring(readme.indexOf("delete from passkey"), readme.indexOf(';', readme.indexOf("delete from passkey")));
    }

    /** Signed in, and has the phone as a passkey. */
    private Client withPasskey(String person) {
        Client client = acme.signedIn(person);
        add(client, "Phone", phone);
        return client;
    }

    private static void add(Client client, String name, Authenticator authenticator) {
        String made = authenticator.make(Authenticator.options(client.get("/account/passkeys")));
        assertThat(client.post("/account/passkeys", "name", name, "answer", made).header("Location")).isEqualTo("/account/passkeys?done=added");
    }

    /** Up to the right code, and whither that leads. */
    private Answer enterCode(Client client, String email, String then) {
        List<Mail> before = house.mail().mailsTo(email);
        client.post("/auth/login", "email", email, "then", then);
        return client.post("/auth/verify-login", "otp", code(email, before));
    }

    private Answer signedInAgain(String person) {
        return enterCode(acme.visitor(), acme.email(person), "");
    }

    private Answer shownAgain(String person) {
        Client client = acme.visitor();
        assertThat(enterCode(client, acme.email(person), "").header("Location")).isEqualTo("/auth/passkey");
        return client.post("/auth/passkey", "answer", phone.show(Authenticator.options(client.get("/auth/passkey"))));
    }

    private String code(String email, List<Mail> before) {
        return World.code(house.mail().waitForMailTo(
                email, Duration.ofSeconds(60), mail -> !before.contains(mail) && mail.subject().contains(" is your code for ")));
    }

    private Mail mailTo(String person, String subject) {
        return house.mail().waitForMailTo(acme.email(person), Duration.ofSeconds(60), mail -> mail.subject().equals(subject));
    }

    private static void assertRefused(Answer answer, String sentence) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.between("<p class=\"notice bad\" role=\"alert\">", "</p>")).isEqualTo(sentence);
    }

    /** A passkey that nobody can show. */
    private void keep(UUID account, int slot, String host) {
        acme.sql("insert into passkey (tenant_id, id, account_id, slot, rp_id, credential_id, attested_credential, backup_eligible, sign_count, name,"
                + " created_at) values (?, gen_random_uuid(), ?, ?, ?, decode(md5(?), 'hex'), '', false, 0, 'Kept', now())",
                acme.id(), account, slot, host, account + "-" + slot);
    }

    private UUID account(String person) {
        return UUID.fromString(World.text("select id from account where tenant_id = ? and email = ?", acme.id(), acme.email(person)));
    }

    private long passkeys(String person) {
        return acme.count("select count(*) from passkey where tenant_id = ? and account_id = ?", acme.id(), account(person));
    }

    private long noted(String verb) {
        return acme.count("select count(*) from audit_entry where tenant_id = ? and verb = ?", acme.id(), verb);
    }

    private long signedInCount() {
        return noted("sign_in.succeeded");
    }

    private Cookie session(Client client) {
        return new Cookie("SID", client.cookies().get("SID")).setUrl(acme.url("/"));
    }

    /** A browser in which that person has signed in. */
    private BrowserContext browser(String person) {
        BrowserContext context = chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(360, 800));
        context.addCookies(List.of(session(acme.signedIn(person))));
        return context;
    }

    /** A device that asks nobody: whoever is there is, and is who they are. */
    private static void plugIn(BrowserContext context, Page page) {
        CDPSession devices = context.newCDPSession(page);
        devices.send("WebAuthn.enable");
        JsonObject device = new JsonObject();
        device.addProperty("protocol", "ctap2");
        device.addProperty("transport", "internal");
        device.addProperty("hasResidentKey", true);
        device.addProperty("hasUserVerification", true);
        device.addProperty("isUserVerified", true);
        device.addProperty("automaticPresenceSimulation", true);
        JsonObject wanted = new JsonObject();
        wanted.add("options", device);
        devices.send("WebAuthn.addVirtualAuthenticator", wanted);
    }

    private static void press(Page page, String button) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true)).click();
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")).setFullPage(true));
    }
}
