package org.prachum.platform.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many bodies are on their way at once. */
class BodyLimitsTest {

    private static final long LARGE = RequestBody.IN_MEMORY + 1;

    private final BodyLimits limits = new BodyLimits();

    @Test
    void aClientSendsFewThatAreLargeAndGetsItsPlacesBack() {
        List<BodyLimits.Place> places = new ArrayList<>();
        for (int i = 0; i < BodyLimits.LARGE_OF_A_CLIENT; i++) {
            places.add(limits.place("acme", "10.1.1.1", LARGE));
        }
        assertThat(places).doesNotContainNull();
        assertThat(limits.place("beta", "10.1.1.1", LARGE)).isNull();
        assertThat(limits.place("beta", "10.1.1.1", 10)).isNotNull();
        assertThat(limits.place("acme", "10.1.1.2", LARGE)).isNotNull();

        places.get(0).leave();
        places.get(0).leave();

        assertThat(limits.place("beta", "10.1.1.1", LARGE)).isNotNull();
        assertThat(limits.place("beta", "10.1.1.1", LARGE)).isNull();
    }

    @Test
    void aHostIsSentNotAllThatTheNodeTakes() {
        for (int i = 0; i < BodyLimits.LARGE_OF_A_HOST; i++) {
            assertThat(limits.place("acme", "10.1.1." + i, LARGE)).isNotNull();
        }
        assertThat(limits.place("acme", "10.1.2.1", LARGE)).isNull();
        assertThat(limits.place("beta", "10.1.2.1", LARGE)).isNotNull();
    }

    @Test
    void oneThatTurnsOutToBeLargeNeedsAPlaceThen() {
        for (int i = 0; i < BodyLimits.LARGE_OF_A_CLIENT; i++) {
            assertThat(limits.place("acme", "10.1.1.1", -1).suffices(LARGE)).isTrue();
        }
        assertThat(limits.place("acme", "10.1.1.1", -1).suffices(LARGE)).isFalse();
        assertThat(limits.place("acme", "10.1.1.1", -1).suffices(RequestBody.IN_MEMORY)).isTrue();
    }
}
