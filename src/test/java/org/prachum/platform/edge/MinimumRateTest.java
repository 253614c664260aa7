package org.prachum.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Fifteen seconds for 750 kB, again and again. */
class MinimumRateTest {

    private static final long WINDOW = MinimumRate.WINDOW.toNanos();

    @Test
    void whatDoesNotMoveIsGivenUpAfterFifteenSeconds() {
        MinimumRate rate = new MinimumRate(5);

        assertThat(rate.left(5)).isEqualTo(WINDOW);
        assertThat(rate.left(5 + WINDOW - 1)).isEqualTo(1);
        assertThat(rate.left(5 + WINDOW)).isZero();
    }

    @Test
    void aTrickleDoesNotHelp() {
        MinimumRate rate = new MinimumRate(0);
        for (int second = 1; second < 15; second++) {
            rate.moved(1);
            assertThat(rate.left(Duration.ofSeconds(second).toNanos())).isPositive();
        }
        assertThat(rate.left(WINDOW)).isLessThanOrEqualTo(0);
    }

    @Test
    void whatMovesHasFifteenSecondsMore() {
        MinimumRate rate = new MinimumRate(0);
        rate.moved(MinimumRate.BYTES);
        assertThat(rate.left(WINDOW)).isEqualTo(WINDOW);

        rate.moved(MinimumRate.BYTES - 1);
        assertThat(rate.left(2 * WINDOW)).isLessThanOrEqualTo(0);
    }
}
