package org.prachum.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntegrationTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    Integration webhook = Integration.webhook(1, "https://example.org/hook", List.of(Events.CREATED), NOON);

    @Test
    void switchesItselfOffAfterThreeDaysOfNothingButFailures() {
        assertThat(webhook.failed(NOON)).isFalse();
        assertThat(webhook.failed(NOON.plus(Integration.PATIENCE).minusSeconds(1))).isFalse();
        assertThat(webhook.isActive()).isTrue();
        assertThat(webhook.getFailingSince()).isEqualTo(NOON);

        assertThat(webhook.failed(NOON.plus(Integration.PATIENCE))).isTrue();
        assertThat(webhook.isActive()).isFalse();
        assertThat(webhook.getSwitchedOffAt()).isEqualTo(NOON.plus(Integration.PATIENCE));
        assertThat(webhook.failed(NOON.plus(Integration.PATIENCE).plusSeconds(1))).isFalse();
    }

    @Test
    void startsCountingAgainWhenSomethingArrives() {
        webhook.failed(NOON);

        assertThat(webhook.recovered()).isTrue();
        assertThat(webhook.recovered()).isFalse();
        assertThat(webhook.failed(NOON.plus(Integration.PATIENCE))).isFalse();
    }

    @Test
    void isSwitchedOffAtOnceWhenTheOtherSideIsGone() {
        assertThat(webhook.giveUp(NOON)).isTrue();
        assertThat(webhook.giveUp(NOON)).isFalse();
        assertThat(webhook.isActive()).isFalse();
    }

    @Test
    void beginsAfreshWhenItIsSwitchedOn() {
        webhook.failed(NOON);
        webhook.giveUp(NOON);
        webhook.switchOn();

        assertThat(webhook.isActive()).isTrue();
        assertThat(webhook.getFailingSince()).isNull();
        assertThat(webhook.getSwitchedOffAt()).isNull();
    }

    @Test
    void isSignedWithTheSecretBeforeForADayMore() {
        webhook.signWith("first", NOON);
        assertThat(webhook.sealedAt(NOON)).containsExactly("first");

        webhook.signWith("second", NOON);
        assertThat(webhook.sealedAt(NOON.plus(Duration.ofHours(24)).minusSeconds(1))).containsExactly("second", "first");
        assertThat(webhook.sealedAt(NOON.plus(Duration.ofHours(24)))).containsExactly("second");
    }
}
