package org.prachum.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.notifications.Failure.Reason;
import org.prachum.platform.web.Language;

class OutboxMessageTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final Failure PASSING = new Failure(Reason.UNREACHABLE, "", false);
    static final Failure LASTING = new Failure(Reason.ADDRESS, "550 unknown", true);

    OutboxMessage mail =
            new OutboxMessage("mail", "registration.confirmed", UUID.randomUUID(), "nok@acme.example", Language.EN, "sealed", NOON);

    @Test
    void isTriedForAboutADay() {
        Instant now = NOON;
        while (mail.getGivenUpAt() == null) {
            mail.take(now);
            mail.failed(PASSING, now);
            now = mail.getGivenUpAt() == null ? mail.getDueAt() : now;
        }
        assertThat(Duration.between(NOON, now)).isBetween(Duration.ofHours(22), Duration.ofHours(26));
    }

    @Test
    void isGivenUpAtOnceWhereTryingAgainCannotHelp() {
        mail.take(NOON);
        mail.failed(LASTING, NOON);

        assertThat(mail.getGivenUpAt()).isEqualTo(NOON);
        assertThat(mail.getFailure()).isEqualTo("address");
        assertThat(mail.getLastError()).isEqualTo("550 unknown");
    }

    @Test
    void startsAfreshWhenItIsSentAgain() {
        mail.take(NOON);
        mail.failed(LASTING, NOON);
        mail.sendAgain(NOON.plusSeconds(60));

        assertThat(mail.getAttempts()).isZero();
        assertThat(mail.getGivenUpAt()).isNull();
        assertThat(mail.getDueAt()).isEqualTo(NOON.plusSeconds(60));
        assertThat(mail.body()).contains("sealed");
    }

    @Test
    void isNotSentTwiceByAnybody() {
        mail.sent(NOON);
        mail.sendAgain(NOON.plusSeconds(60));

        assertThat(mail.getSentAt()).isEqualTo(NOON);
        assertThat(mail.getDueAt()).isEqualTo(NOON);
    }

    @Test
    void isNotSentBesideWhoeverIsSendingIt() {
        mail.take(NOON.plus(Dispatch.WHILE_SENDING));
        mail.sendAgain(NOON);
        assertThat(mail.getDueAt()).isEqualTo(NOON.plus(Dispatch.WHILE_SENDING));
        assertThat(mail.getAttempts()).isEqualTo(1);
    }

    @Test
    void needNotWaitForItsNextAttempt() {
        for (int attempt = 1; attempt <= 10; attempt++) {
            mail.take(NOON);
            mail.failed(PASSING, NOON);
        }
        mail.sendAgain(NOON);
        assertThat(mail.getDueAt()).isEqualTo(NOON);
        assertThat(mail.getAttempts()).isZero();
    }

    @Test
    void isDoneWithoutHavingLeftTheHouseWhenNothingIsLeftToSay() {
        mail.withdrawn(NOON);

        assertThat(mail.isWithdrawn()).isTrue();
        assertThat(mail.getSentAt()).isEqualTo(NOON);
        assertThat(mail.body()).isEmpty();
    }
}
