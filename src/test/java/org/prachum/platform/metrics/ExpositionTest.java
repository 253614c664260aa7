package org.prachum.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.prachum.platform.metrics.Exposition.Kind;

class ExpositionTest {

    private final Exposition page = new Exposition();

    @Test
    void aFamilySaysWhatItMeansAndThenItsNumbers() {
        page.family("a_total", Kind.COUNTER, "What it is.").sample("a_total", 3, "one", "x", "two", "y").sample("a_total", 0.25);

        assertThat(page).hasToString("""
                # HELP a_total What it is.
                # TYPE a_total counter
                a_total{one="x",two="y"} 3
                a_total 0.25
                """);
    }

    @Test
    void whatWouldEndALabelOrALineIsEscaped() {
        page.family("a", Kind.GAUGE, "A \\ and\na \"line\".").sample("a", 1, "l", "\"} 5\nb\\");

        assertThat(page).hasToString("# HELP a A \\\\ and\\na \"line\".\n# TYPE a gauge\na{l=\"\\\"} 5\\nb\\\\\"} 1\n");
    }

    @Test
    void numbersAreThoseOfTheFormat() {
        assertThat(Exposition.number(Double.POSITIVE_INFINITY)).isEqualTo("+Inf");
        assertThat(Exposition.number(Double.NEGATIVE_INFINITY)).isEqualTo("-Inf");
        assertThat(Exposition.number(Double.NaN)).isEqualTo("NaN");
        assertThat(Exposition.number(1_700_000_000)).isEqualTo("1700000000");
        assertThat(Exposition.number(0.005)).isEqualTo("0.005");
    }

    @Test
    void eachBucketHoldsTheSmallerOnesToo() {
        Durations durations = new Durations("d_seconds", "How long.", "what");
        durations.took(TimeUnit.MILLISECONDS.toNanos(5), "x");
        durations.took(TimeUnit.MILLISECONDS.toNanos(6), "x");
        durations.took(TimeUnit.SECONDS.toNanos(30), "x");
        durations.tell(page);

        assertThat(page.toString()).contains(
                "# TYPE d_seconds histogram\n",
                "d_seconds_bucket{what=\"x\",le=\"0.005\"} 1\n",
                "d_seconds_bucket{what=\"x\",le=\"0.01\"} 2\n",
                "d_seconds_bucket{what=\"x\",le=\"10\"} 2\n",
                "d_seconds_bucket{what=\"x\",le=\"+Inf\"} 3\n",
                "d_seconds_sum{what=\"x\"} 30.011\n",
                "d_seconds_count{what=\"x\"} 3\n");
    }

    @Test
    void nothingIsLostWhenManyCountAtOnce() throws InterruptedException {
        Tally tally = new Tally("t_total", "How often.", "what").from0("never");
        var people = Executors.newFixedThreadPool(8);
        CountDownLatch done = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            people.submit(() -> {
                for (int j = 0; j < 10_000; j++) {
                    tally.count("often");
                }
                done.countDown();
            });
        }
        done.await();
        people.shutdown();
        tally.tell(page);

        assertThat(page.toString()).contains("t_total{what=\"often\"} 80000\n", "t_total{what=\"never\"} 0\n");
    }
}
