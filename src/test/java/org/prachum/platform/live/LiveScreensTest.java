package org.prachum.platform.live;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.WriteListener;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may follow, and what becomes of a stream that is not read. */
class LiveScreensTest {

    static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    static final UUID ACME = UUID.randomUUID();
    static final UUID BETA = UUID.randomUUID();
    static final Follower ANN = new Follower(UUID.randomUUID(), 0);
    static final Follower OLGA = new Follower(UUID.randomUUID(), 3);

    private final LiveScreens screens = new LiveScreens();
    private Instant now = NOON;

    @Test
    void anAccountFollowsTwentyTimesAtMost() throws IOException {
        for (int i = 0; i < 20; i++) {
            assertThat(screens.admit(stream(ACME, ANN))).isEqualTo(LiveScreens.Admission.ADMITTED);
        }
        assertThat(screens.admit(stream(ACME, ANN))).isEqualTo(LiveScreens.Admission.TOO_MANY_OF_THE_ACCOUNT);
        assertThat(screens.admit(stream(ACME, new Follower(ANN.account(), 1)))).isEqualTo(LiveScreens.Admission.TOO_MANY_OF_THE_ACCOUNT);
        assertThat(screens.admit(stream(ACME, OLGA))).isEqualTo(LiveScreens.Admission.ADMITTED);

        screens.end(ACME, Set.of(ANN));
        assertThat(screens.admit(stream(ACME, ANN))).as("who left makes room").isEqualTo(LiveScreens.Admission.ADMITTED);
    }

    @Test
    void anOrganizationHasAThousandAtMostAndItsNeighbourRoom() throws IOException {
        for (int i = 0; i < 1_000; i++) {
            assertThat(screens.admit(stream(ACME, new Follower(UUID.randomUUID(), 0)))).isEqualTo(LiveScreens.Admission.ADMITTED);
        }
        assertThat(screens.admit(stream(ACME, OLGA))).isEqualTo(LiveScreens.Admission.TOO_MANY);
        assertThat(screens.admit(stream(BETA, OLGA))).isEqualTo(LiveScreens.Admission.ADMITTED);
    }

    @Test
    void aSessionThatEndsTakesItsScreensAlong() throws IOException {
        Wire ours = new Wire();
        Wire others = new Wire();
        screens.admit(ours.open(new Subscription(ACME, "registrations:1", Optional.of(ANN), "one", NOON)));
        screens.admit(others.open(new Subscription(ACME, "registrations:1", Optional.of(ANN), "other", NOON)));

        screens.sessionEnded("one");

        assertThat(ours.completed).isEqualTo(1);
        assertThat(others.completed).isZero();
    }

    @Test
    void whatHappensManyTimesWhileNothingIsTakenIsSaidOnce() throws IOException {
        Wire wire = new Wire();
        EventStream stream = wire.open(subscription(ACME, ANN));
        assertThat(wire.said()).isEqualTo("retry: 1000\nevent: changed\ndata: .\n\n");

        wire.ready = false;
        for (int i = 0; i < 1_000; i++) {
            stream.changed();
        }
        assertThat(wire.said()).isEmpty();
        wire.ready = true;
        wire.listener.onWritePossible();
        assertThat(wire.said()).isEqualTo("event: changed\ndata: .\n\n");
        stream.greet();
        assertThat(wire.said()).isEqualTo(": still here\n\n");
        assertThat(wire.completed).isZero();
    }

    @Test
    void whoTakesNothingForTenSecondsIsSentAway() throws IOException {
        Wire wire = new Wire();
        EventStream stream = wire.open(subscription(ACME, ANN));
        screens.admit(stream);
        wire.ready = false;
        stream.changed();
        now = NOON.plusSeconds(10);
        stream.changed();
        assertThat(wire.completed).isZero();
        now = NOON.plusSeconds(11);
        stream.greet();
        stream.changed();

        assertThat(wire.completed).isEqualTo(1);
        assertThat(screens.tenants()).isEmpty();
    }

    @Test
    void whoIsSlowButTakesSomethingStays() throws IOException {
        Wire wire = new Wire();
        EventStream stream = wire.open(subscription(ACME, ANN));
        for (int i = 1; i < 10; i++) {
            wire.ready = false;
            stream.changed();
            now = NOON.plusSeconds(9L * i);
            wire.ready = true;
            wire.listener.onWritePossible();
        }
        assertThat(wire.completed).isZero();
    }

    private EventStream stream(UUID tenant, Follower follower) throws IOException {
        return new Wire().open(subscription(tenant, follower));
    }

    private static Subscription subscription(UUID tenant, Follower follower) {
        return new Subscription(tenant, "registrations:1", Optional.of(follower), "session", NOON.plusSeconds(300));
    }

    /** A connection that takes what it is told, or not. */
    private final class Wire extends ServletOutputStream {

        private final ByteArrayOutputStream written = new ByteArrayOutputStream();
        private WriteListener listener;
        private boolean ready = true;
        private int completed;

        EventStream open(Subscription subscription) throws IOException {
            EventStream stream = new EventStream(subscription, screens, new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return now;
                }
            });
            stream.open(fake(AsyncContext.class));
            listener.onWritePossible();
            return stream;
        }

        String said() {
            String said = written.toString(StandardCharsets.UTF_8);
            written.reset();
            return said;
        }

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public void setWriteListener(WriteListener writeListener) {
            listener = writeListener;
        }

        @Override
        public void write(int octet) {
            assertThat(ready).as("written to while it is not ready").isTrue();
            written.write(octet);
        }

        private <T> T fake(Class<T> type) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> switch (method.getName()) {
                case "getResponse" -> fake(ServletResponse.class);
                case "getOutputStream" -> this;
                case "setTimeout", "addListener" -> null;
                case "complete" -> {
                    completed++;
                    yield null;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }));
        }
    }
}
