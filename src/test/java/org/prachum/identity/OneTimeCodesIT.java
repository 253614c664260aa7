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
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** The code of a sign-in, on the wire. Time passes by moving the rows into the past. */
class OneTimeCodesIT {

    static final String WRONG_ONCE = "That is not the code. 4 tries are left.";
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
    void isWorthNothingOnceANewOneWasAskedFor() {
        Client browser = asked(ann);
        String old = mailed(1);
        passes(61);
        assertThat(browser.post("/auth/verify-login", "resend", "yes").status()).isEqualTo(302);
        String code = mailed(2);

        assertThat(problem(browser.post("/auth/verify-login", "otp", old.equals(code) ? other(code) : old)))
                .isEqualTo(WRONG_ONCE);
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
        assertThat(house.mail().mailsTo(ann)).hasSize(1);
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
    void isMailedFiveTimesAnHourToOneAddressFromWhereverItIsAsked() {
        for (int i = 0; i < 5; i++) {
            assertThat(acme.visitor().post("/auth/login", "email", ann).status()).isEqualTo(302);
        }
        var refused = acme.visitor().post("/auth/login", "email", ann);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(problem(refused)).isEqualTo("Too many codes were asked for. Please try again in an hour.");

        passes(3601);
        assertThat(acme.visitor().post("/auth/login", "email", ann).status()).isEqualTo(302);
    }

    @Test
    void isMailedTwentyTimesAnHourToOneClient() {
        Client client = acme.visitor();
        for (int i = 0; i < 20; i++) {
            assertThat(client.post("/auth/login", "email", "person" + i + "@elsewhere.example").status())
                    .isEqualTo(302);
        }
        assertThat(client.post("/auth/login", "email", "person20@elsewhere.example").status())
                .isEqualTo(429);
        assertThat(acme.visitor().post("/auth/login", "email", "person20@elsewhere.example").status())
                .isEqualTo(302);
    }

    @Test
    void isRefusedForAnHourAfterTenWrongOnesButNeverToASignInUnderWay() {
        Client ann1 = asked(ann);
        String code = mailed(1);
        for (int mail = 2; mail <= 3; mail++) {
            Client attacker = asked(ann);
            String attackers = mailed(mail);
            for (int i = 0; i < 5; i++) {
                attacker.post("/auth/verify-login", "otp", other(attackers));
            }
        }

        assertThat(acme.visitor().post("/auth/login", "email", ann).status()).isEqualTo(429);
        assertThat(ann1.post("/auth/verify-login", "otp", code).status()).isEqualTo(302);
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
