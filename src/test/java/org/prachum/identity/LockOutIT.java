package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.World;

/** Strangers ask for codes for somebody's address, from anywhere and without end, and try wrong ones; that person gets in all the same. */
class LockOutIT {

    House house = House.open();
    World acme = World.create();
    String ann = acme.email("ann");

    @Test
    void whoeverAsksHoweverOftenKeepsNobodyOut() {
        Client laptop = acme.signedIn("ann");
        laptop.post("/auth/logout");
        assertThat(laptop.cookies()).containsKey("device");

        strangersAsk(200);
        assertThat(house.mail().mailsTo(ann)).as("the one of her own is among the strangers' share").hasSizeLessThanOrEqualTo(5);

        assertThat(laptop.post("/auth/login", "email", ann).status()).as("in a browser that signed in before").isEqualTo(302);
        assertThat(laptop.post("/auth/verify-login", "otp", newest(6)).header("Location")).isEqualTo("/admin/");
        assertThat(laptop.get("/account").status()).isEqualTo(200);

        Client phone = acme.visitor();
        assertThat(phone.post("/auth/login", "email", ann).status()).as("in one that did not").isEqualTo(429);
        String link = OneTimeCodesIT.link(house.mail().mailsTo(ann).get(4));
        Client.Answer page = phone.get("/auth/link?code=" + link);
        assertThat(page.body()).contains("Sign in to Acme Engineering", "You are signing in as " + ann + ".");
        assertThat(phone.get("/account").status()).as("a link only asks").isEqualTo(302);
        assertThat(phone.post("/auth/link", "code", link).header("Location")).isEqualTo("/admin/");
        assertThat(phone.get("/account").status()).isEqualTo(200);

        Client thief = acme.visitor();
        assertThat(thief.post("/auth/link", "code", link).body()).as("once").contains(OneTimeCodesIT.VOID);
        assertThat(thief.get("/account").status()).isEqualTo(302);
    }

    @Test
    void whatWasMailedBeforeStaysGood() {
        Client phone = acme.visitor();
        phone.post("/auth/login", "email", ann);
        String code = newest(1);

        strangersAsk(20);
        List<Client> guessing = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Client stranger = acme.visitor();
            acme.sql("update one_time_code set created_at = created_at - interval '11 minutes' where tenant_id = ? and fingerprint <> ?",
                    acme.id(), fingerprintOfTheFirst());
            stranger.post("/auth/login", "email", ann);
            guessing.add(stranger);
        }
        guessing.forEach(stranger -> {
            for (int i = 0; i < 6; i++) {
                stranger.post("/auth/verify-login", "otp", "00000" + i);
            }
        });
        assertThat(acme.count("select count(*) from wrong_code where tenant_id = ?", acme.id())).isBetween(9L, 10L);

        assertThat(phone.post("/auth/verify-login", "otp", code).header("Location")).isEqualTo("/admin/");
    }

    /** Also the link of a mail that a stranger caused, whose code they have tried in vain. */
    @Test
    void wrongTriesOfWhoeverAskedDoNotTouchTheLink() {
        Client stranger = acme.visitor();
        stranger.post("/auth/login", "email", ann);
        newest(1);
        for (int i = 0; i < 6; i++) {
            stranger.post("/auth/verify-login", "otp", "00000" + i);
        }
        Client phone = acme.visitor();
        assertThat(phone.post("/auth/link", "code", OneTimeCodesIT.link(house.mail().mailsTo(ann).get(0))).status()).isEqualTo(302);
        assertThat(phone.get("/account").status()).isEqualTo(200);
        assertThat(stranger.get("/account").status()).isEqualTo(302);
    }

    @Test
    void aLinkIsGoodForTenMinutesHereAlone() {
        World beta = World.create();
        acme.visitor().post("/auth/login", "email", ann);
        newest(1);
        String link = OneTimeCodesIT.link(house.mail().mailsTo(ann).get(0));
        assertThat(beta.visitor().post("/auth/link", "code", link).header("Location")).isEqualTo("/auth/login");
        for (String forged : List.of(link.substring(0, 68) + "x", link.replaceFirst("^[^.]+", UUID.randomUUID().toString()), "", ".", "x")) {
            assertThat(acme.visitor().post("/auth/link", "code", forged).header("Location")).as(forged).isEqualTo("/auth/login");
        }
        acme.sql("update one_time_code set expires_at = expires_at - interval '10 minutes' where tenant_id = ?", acme.id());
        assertThat(acme.visitor().post("/auth/link", "code", link).body()).contains(OneTimeCodesIT.VOID);
    }

    @Test
    void aDeviceIsKnownToItsOwnAccountHereUntilItSignsOutEverywhere() {
        Client olga = acme.signedIn("olga");
        String device = olga.cookies().get("device");
        assertThat(device).doesNotContain(acme.id().toString(), "olga").matches("[0-9a-z]{32}-\\d+-[0-9a-z]{32}");
        World beta = World.create();

        asks(acme, device, "olga");
        assertThat(known()).as("its own").isEqualTo(1);
        asks(acme, device, "ann");
        asks(acme, device.replaceFirst("^.", device.startsWith("a") ? "b" : "a"), "olga");
        asks(acme, device.replaceFirst("-(\\d+)-", "-9$1-"), "olga");
        asks(beta, device, "olga");
        acme.sql("update account set generation = generation + 1 where tenant_id = ?", acme.id());
        asks(acme, device, "olga");
        assertThat(known()).as("nobody else's, nor one that is forged, nor an old one").isEqualTo(1);
        assertThat(World.number("select count(*) from one_time_code where tenant_id = ? and device is not null", beta.id())).isZero();
    }

    @Test
    void aDeviceThatManyShareKnowsAllOfThem() {
        Client shared = acme.signedIn("olga");
        shared.post("/auth/logout");
        shared.post("/auth/login", "email", ann);
        shared.post("/auth/verify-login", "otp", newest(1));
        shared.post("/auth/logout");

        asks(acme, shared.cookies().get("device"), "ann");
        asks(acme, shared.cookies().get("device"), "olga");

        assertThat(known()).isEqualTo(2);
    }

    /** Somebody who has many organizations' forms at hand. */
    @Test
    void oneAddressIsMailedTwentyCodesAnHourByAllOrganizationsTogetherAndMaySignInAllTheSame() {
        Instant hour = Instant.now().truncatedTo(ChronoUnit.HOURS);
        int mailed = 0;
        for (int i = 0; i < 6; i++) {
            World other = World.create();
            for (int again = 0; again < 4; again++) {
                mailed += other.visitor().post("/auth/register", "name", "Ann", "email", ann).status() == 302 ? 1 : 0;
            }
        }
        boolean turned = !hour.equals(Instant.now().truncatedTo(ChronoUnit.HOURS));
        assertThat(mailed).isLessThanOrEqualTo(turned ? 24 : 20).isGreaterThanOrEqualTo(20);
        assertThat(World.number("select count(*) from code_mail where fingerprint like ?", "%" + ann + "%")).isZero();

        Client phone = acme.visitor();
        assertThat(phone.post("/auth/login", "email", ann).status()).isEqualTo(302);
        Mail code = house.mail().waitForMailTo(ann, Duration.ofSeconds(60), mail -> mail.text().contains(acme.subdomain()));
        assertThat(phone.post("/auth/verify-login", "otp", World.code(code)).status()).isEqualTo(302);
    }

    private void strangersAsk(int many) {
        for (int i = 0; i < many; i++) {
            acme.visitor().post("/auth/login", "email", ann);
        }
    }

    private void asks(World world, String device, String person) {
        assertThat(world.visitor().cookie("device", device).post("/auth/login", "email", world.email(person)).status()).isEqualTo(302);
    }

    private long known() {
        return acme.count("select count(*) from one_time_code where tenant_id = ? and device is not null", acme.id());
    }

    private String fingerprintOfTheFirst() {
        return World.text("select fingerprint from one_time_code where tenant_id = ? order by created_at limit 1", acme.id());
    }

    /** The code in the mail of that number to Ann. */
    private String newest(int number) {
        return World.code(house.mail().waitForMailTo(
                ann, Duration.ofSeconds(60), mail -> house.mail().mailsTo(ann).indexOf(mail) == number - 1));
    }
}
