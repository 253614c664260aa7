package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Counting within a minute, and never without end. */
class SlidingWindowTest {

    static final Instant NOON = Instant.parse("2030-05-01T12:00:00Z");

    SlidingWindow<String> window = new SlidingWindow<>();

    @Test
    void saysHowLongUntilThereIsRoomAgain() {
        assertThat(window.take("a", 2, NOON)).isEmpty();
        assertThat(window.take("a", 2, NOON.plusSeconds(10))).isEmpty();
        assertThat(window.take("a", 2, NOON.plusSeconds(20))).isEqualTo(Optional.of(Duration.ofSeconds(40)));
        assertThat(window.take("b", 2, NOON.plusSeconds(20))).isEmpty();
        assertThat(window.take("a", 2, NOON.plusSeconds(61))).isEmpty();
        assertThat(window.take("a", 2, NOON.plusSeconds(62))).isPresent();
    }

    @Test
    void forgetsWhatWasGivenBack() {
        window.take("a", 1, NOON);
        window.giveBack("a");
        window.giveBack("a");
        assertThat(window.size()).isZero();
        assertThat(window.take("a", 1, NOON)).isEmpty();
        assertThat(window.take("a", 1, NOON)).isPresent();
    }

    @Test
    void manyAtOnceAreCountedExactly() {
        long taken = IntStream.range(0, 500).parallel().filter(i -> window.take("a", 30, NOON).isEmpty()).count();
        assertThat(taken).isEqualTo(30);
    }

    @Test
    void keepsSoManyAndNoMore() {
        for (int n = 0; n < 60_000; n++) {
            window.take("key " + n, 1, NOON);
        }
        assertThat(window.size()).isEqualTo(50_000);
        assertThat(window.take("key 0", 1, NOON)).as("known ones are counted on").isPresent();

        window.take("later", 1, NOON.plusSeconds(120));
        assertThat(window.size()).isEqualTo(1);
    }
}
