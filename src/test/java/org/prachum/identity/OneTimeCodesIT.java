package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.World;

/** The code of a sign-in, on the wire. Time passes by moving the rows into the past. */
class OneTimeCodesIT {

    static final String WRONG_ONCE = "That is not the code. 4 tries are left.";
    static final String REPLACES = "This code replaces the one we sent before, which no longer works.";
    static final String VOID = "This code is no longer good. Please ask for a new one.";

    House house = House.open();
    World acme = World.create();
    String ann = acme.email("ann");

    @Test
    void letsInOnceAndSaysWhen() {
        Client browser = asked(ann);
        String code = mailed(1);

        var entered = browser.post("/auth/verify-login", "otp", code);

        assertThat(entered.status()).isEqualTo(302);
        assertThat(entered.header("Location")).endsWith("/admin/");
        assertThat(browser.get("/account").status()).isEqualTo(200);
        assertThat(acme.count(
                        "select count(*) from account where tenant_id = ? and last_signed_in_at is not null", acme.id()))
                .isEqualTo(1);
        assertThat(problem(browser.post("/auth/verify-login", "otp", code))).isEqualTo(VOID);
    }

    @Test
    void leadsWhereOneWantedToGoAndToNoOtherHost() {
        Client browser = acme.visitor();
        var sent = browser.get("/admin/accounts?page=2");
        assertThat(sent.status()).isEqualTo(302);
        assertThat(sent.header("Location")).isEqualTo("/auth/login?then=%2Fadmin%2Faccounts%3Fpage%3D2");
        browser.post("/auth/login", "email", ann, "then", "/admin/accounts?page=2");
        assertThat(browser.post("/auth/verify-login", "otp", mailed(1)).header("Location"))
                .endsWith("/admin/accounts?page=2");

        Client lured = acme.visitor();
        lured.post("/auth/login", "email", acme.email("olga"), "then", "//evil.example/organizer");
        assertThat(lured.post("/auth/verify-login", "otp", acme.codeFor(acme.email("olga"))).header("Location"))
                .isEqualTo("/organizer");
    }

    @Test
    void forgivesFourWrongTriesAndIsVoidAfterTheFifth() {
        Client browser = asked(ann);
        String code = mailed(1);
        for (int left = 4; left > 1; left--) {
            assertThat(problem(browser.post("/auth/verify-login", "otp", other(code))))
                    .isEqualTo("That is not the code. " + left + " tries are left.");
        }
        assertThat(problem(browser.post("/auth/verify-login", "otp", other(code))))
                .isEqualTo("That is not the code. One try is left.");
        assertThat(problem(browser.post("/auth/verify-login", "otp", other(code)))).isEqualTo(VOID);
        assertThat(problem(browser.post("/auth/verify-login", "otp", code))).isEqualTo(VOID);
        assertThat(browser.get("/account").status()).isEqualTo(302);
    }

    @Test
    void isReadFromThaiDigitsWithABlankInTheMiddle() {
        Client browser = asked(ann);
        StringBuilder thai = new StringBuilder();
        mailed(1).chars().forEach(digit -> thai.append((char) ('๐' + digit - '0')));

        assertThat(browser.post("/auth/verify-login", "otp", thai.insert(3, ' ').toString()).status())
                .isEqualTo(302);
    }

    @Test
    void isWorthNothingOnceANewOneWasAskedForAndIsToldApartFromAWrongOne() {
        Client browser = asked(ann);
        String old = mailed(1);
        passes(61);
        assertThat(browser.post("/auth/verify-login", "resend", "yes").status()).isEqualTo(302);
        String code = mailed(2);

        assertThat(house.mail().mailsTo(ann).get(0).text()).doesNotContain(REPLACES);
        assertThat(house.mail().mailsTo(ann).get(1).text()).contains(REPLACES);
        for (int again = 0; again < 6; again++) {
            assertThat(problem(browser.post("/auth/verify-login", "otp", old))).isEqualTo("A newer code was sent. Please use that one.");
        }
        assertThat(problem(browser.post("/auth/verify-login", "otp", other(code)))).as("no try was lost").isEqualTo(WRONG_ONCE);
        assertThat(browser.post("/auth/verify-login", "otp", code).status()).isEqualTo(302);
    }

    @Test
    void isNotResentWithinAMinuteAndTheAnswerSaysHowLong() {
        Client browser = asked(ann);
        mailed(1);
        assertThat(Long.parseLong(browser.get("/auth/verify-login").between("data-wait=\"", "\"")))
                .isBetween(40L, 60L);

        var refused = browser.post("/auth/verify-login", "resend", "yes");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Long.parseLong(refused.header("Retry-After"))).isBetween(40L, 60L);
        assertThat(problem(refused)).matches("The code we sent still works\\. You can request another in \\d+ seconds\\.");
        Client.Answer elsewhere = browser.post("/auth/login", "email", ann);
        assertThat(elsewhere.status()).isEqualTo(429);
        assertThat(elsewhere.body()).contains("The code we sent still works.", "href=\"/auth/verify-login\">I already have a code</a>");
        assertThat(house.mail().mailsTo(ann)).hasSize(1);
        assertThat(browser.post("/auth/verify-login", "otp", World.code(house.mail().mailsTo(ann).get(0))).status()).isEqualTo(302);
    }

    @Test
    void doesNotGetItsTriesBackByBeingResent() {
        Client browser = asked(ann);
        String first = mailed(1);
        for (int i = 0; i < 3; i++) {
            browser.post("/auth/verify-login", "otp", other(first));
        }
        passes(61);
        browser.post("/auth/verify-login", "resend", "yes");
        String second = mailed(2);

        assertThat(problem(browser.post("/auth/verify-login", "otp", other(second))))
                .isEqualTo("That is not the code. One try is left.");
        assertThat(problem(browser.post("/auth/verify-login", "otp", other(second)))).isEqualTo(VOID);
        assertThat(problem(browser.post("/auth/verify-login", "otp", second))).isEqualTo(VOID);
    }

    @Test
    void isGoodForTenMinutes() {
        Client late = asked(ann);
        String code = mailed(1);
        passes(601);
        assertThat(problem(late.post("/auth/verify-login", "otp", code))).isEqualTo(VOID);

        Client inTime = asked(ann);
        String second = mailed(2);
        passes(540);
        assertThat(inTime.post("/auth/verify-login", "otp", second).status()).isEqualTo(302);
    }

    @Test
    void isGoodOnlyInTheBrowserThatAsked() {
        Client asked = asked(ann);
        String code = mailed(1);
        Client thief = acme.visitor();

        assertThat(problem(thief.post("/auth/verify-login", "otp", code))).isEqualTo(VOID);
        assertThat(thief.get("/account").status()).isEqualTo(302);
        assertThat(asked.post("/auth/verify-login", "otp", code).status()).isEqualTo(302);
    }

    @Test
    void letsInOneOfTwentyWhoEnterItAtOnce() throws Exception {
        Client browser = asked(ann);
        String code = mailed(1);
        String token = browser.cookies().get("browser");
        AtomicInteger signedIn = new AtomicInteger();

        List<Client.Answer> answers = atOnce(20, barrier -> {
            Client same = acme.visitor().cookie("browser", token);
            barrier.await();
            Client.Answer answer = same.post("/auth/verify-login", "otp", code);
            if (same.get("/account").status() == 200) {
                signedIn.incrementAndGet();
            }
            return answer;
        });

        assertThat(signedIn).hasValue(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 302)).hasSize(1);
        assertThat(answers.stream().filter(answer -> answer.status() == 200).map(OneTimeCodesIT::problem))
                .hasSize(19)
                .containsOnly(VOID);
    }

    /** The same race against a statement that looks first and writes then: all twenty win, so the race above is one. */
    @Test
    void wouldLetInAllTwentyWithoutItsGuard() throws Exception {
        asked(ann);
        mailed(1);

        List<Boolean> winners = atOnce(20, barrier -> {
            try (var connection = house.postgres().owner();
                    var look = connection.prepareStatement(
                            "select id from one_time_code where tenant_id = ? and used_at is null");
                    var burn = connection.prepareStatement("update one_time_code set used_at = now() where id = ?")) {
                look.setObject(1, acme.id());
                var rows = look.executeQuery();
                boolean open = rows.next();
                UUID code = open ? rows.getObject(1, UUID.class) : null;
                barrier.await();
                burn.setObject(1, code);
                return open && burn.executeUpdate() == 1;
            } catch (SQLException refused) {
                throw new IllegalStateException(refused);
            }
        });

        assertThat(winners).hasSize(20).containsOnly(true);
    }

    @Test
    void isMailedFiveTimesInTenMinutesToOneAddressFromWhereverItIsAsked() {
        for (String address : List.of(ann, acme.email("nobody"))) {
            for (int i = 0; i < 5; i++) {
                assertThat(acme.visitor().post("/auth/login", "email", address).status()).isEqualTo(302);
            }
            var refused = acme.visitor().post("/auth/login", "email", address);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("600");
            assertThat(problem(refused)).isEqualTo("No new code was sent, because several were requested for this address."
                    + " The newest e-mail you received still works. Please try again later.");
        }

        passes(601);
        assertThat(acme.visitor().post("/auth/login", "email", ann).status()).isEqualTo(302);
    }

    @Test
    void isMailedAHundredTimesAnHourToOneNetworkButNotCountedForWhoSignedInThereBefore() {
        Client ours = acme.signedIn("olga").with("X-Forwarded-For", "2001:db8:1:2::7");
        Client client = acme.visitor();
        for (int i = 0; i < 100; i++) {
            client.with("X-Forwarded-For", "2001:db8:1:2::" + (i + 8));
            assertThat(client.post("/auth/login", "email", "person" + i + "@elsewhere.example").status())
                    .isEqualTo(302);
        }
        var refused = client.post("/auth/login", "email", "person100@elsewhere.example");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(problem(refused)).isEqualTo("Too many codes were requested from your network. A code that was already sent still works."
                + " Please try again in an hour.");
        assertThat(acme.visitor().post("/auth/login", "email", "person100@elsewhere.example").status())
                .isEqualTo(302);
        assertThat(ours.post("/auth/login", "email", acme.email("olga")).status()).as("the office goes on").isEqualTo(302);
    }

    @Test
    void isNotTypedForAnHourAfterTenWrongOnesButNeverRefusedToASignInUnderWayNorByItsLink() {
        Client ann1 = asked(ann);
        String code = mailed(1);
        for (int mail = 2; mail <= 3; mail++) {
            Client attacker = asked(ann);
            String attackers = mailed(mail);
            for (int i = 0; i < 5; i++) {
                attacker.post("/auth/verify-login", "otp", other(attackers));
            }
        }

        Client late = asked(ann);
        String lates = mailed(4);
        for (String typed : List.of(lates, other(lates))) {
            assertThat(problem(late.post("/auth/verify-login", "otp", typed)))
                    .isEqualTo("Too many wrong codes were entered for this address. Please use the button in the e-mail to sign in.");
        }
        assertThat(acme.count("select count(*) from wrong_code where tenant_id = ?", acme.id())).isEqualTo(10);
        assertThat(ann1.post("/auth/verify-login", "otp", code).status()).isEqualTo(302);
        assertThat(late.post("/auth/link", "code", link(house.mail().mailsTo(ann).get(3))).status()).isEqualTo(302);
        assertThat(late.get("/account").status()).isEqualTo(200);
    }

    @Test
    void doesNotTellWhetherAnAddressIsKnown() {
        Client known = acme.visitor();
        Client unknown = acme.visitor();
        String nobody = acme.email("bob");

        var yes = known.post("/auth/login", "email", ann);
        var no = unknown.post("/auth/login", "email", nobody);
        assertThat(no.status()).isEqualTo(yes.status());
        assertThat(no.header("Location")).isEqualTo(yes.header("Location"));

        String page = unknown.get("/auth/verify-login").body().replace(nobody, ann);
        assertThat(withoutSecondsAndNonce(page)).isEqualTo(withoutSecondsAndNonce(known.get("/auth/verify-login").body()));
        String wrong = other(mailed(1));
        assertThat(withoutSecondsAndNonce(unknown.post("/auth/verify-login", "otp", wrong).body().replace(nobody, ann)))
                .isEqualTo(withoutSecondsAndNonce(known.post("/auth/verify-login", "otp", wrong).body()));
        assertThat(acme.count(
                        "select count(*) from outbox where tenant_id = ? and recipient in (?, ?)", acme.id(), ann, nobody))
                .isEqualTo(2);
        assertThat(house.mail().mailsTo(nobody)).isEmpty();
    }

    @Test
    void isKeptAsAFingerprintOnly() {
        asked(ann);
        String code = mailed(1);

        assertThat(acme.count(
                        "select count(*) from one_time_code c where tenant_id = ? and c::text like ?",
                        acme.id(),
                        "%" + code + "%"))
                .isZero();
        assertThat(acme.count(
                        "select count(*) from outbox o where tenant_id = ? and body like ?", acme.id(), "%" + code + "%"))
                .isZero();
    }

    /** What follows {@code code=} in the link of a mail with a code. */
    static String link(Mail mail) {
        Matcher link = Pattern.compile("/auth/link\\?code=([0-9a-f-]{36}\\.[0-9a-z]{32})\\b").matcher(mail.text());
        if (!link.find()) {
            throw new AssertionError("No link in: " + mail.text());
        }
        return link.group(1);
    }

    private Client asked(String email) {
        Client browser = acme.visitor();
        assertThat(browser.post("/auth/login", "email", email).status()).isEqualTo(302);
        return browser;
    }

    /** The code in the mail of that number to Ann. */
    private String mailed(int number) {
        return World.code(house.mail()
                .waitForMailTo(ann, Duration.ofSeconds(60), mail -> house.mail().mailsTo(ann).indexOf(mail) == number - 1));
    }

    private void passes(int seconds) {
        acme.sql(
                "update one_time_code set created_at = created_at - make_interval(secs => ?), "
                        + "expires_at = expires_at - make_interval(secs => ?) where tenant_id = ?",
                seconds,
                seconds,
                acme.id());
    }

    private static String other(String code) {
        return (code.startsWith("1") ? "2" : "1") + code.substring(1);
    }

    private static String problem(Client.Answer answer) {
        return answer.body().contains("id=\"otp-error\">")
                ? answer.between("id=\"otp-error\">", "</p>")
                : answer.between("<p class=\"notice bad\" role=\"alert\">", "</p>");
    }

    private static String withoutSecondsAndNonce(String page) {
        return page.replaceAll("(data-wait|nonce)=\"[^\"]+\"", "$1=\"\"");
    }

    private interface Runner<T> {
        T run(CyclicBarrier barrier) throws Exception;
    }

    private static <T> List<T> atOnce(int many, Runner<T> runner) throws InterruptedException, ExecutionException {
        CyclicBarrier barrier = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Callable<T>> tasks = new ArrayList<>();
            for (int i = 0; i < many; i++) {
                tasks.add(() -> runner.run(barrier));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(tasks)) {
                results.add(future.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
