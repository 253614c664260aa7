package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prachum.platform.web.Language;
import org.prachum.tenancy.CurrentTenant;

/** How long a session is worth something, however much it is used; each request asks anew. */
class SignedInTest {

    static final Instant EIGHT = Instant.parse("2026-11-20T08:00:00Z");
    static final UUID ACME = UUID.randomUUID();

    private final Map<String, Object> session = new HashMap<>();
    private final Account ann = new Account(new Email("ann@acme.example"), "Ann", Role.ADMIN, true, Language.EN, EIGHT);
    private Instant now = EIGHT;

    @BeforeEach
    void signIn() {
        request().signIn(ann);
    }

    @Test
    void isOverAfterTwelveHoursHoweverMuchItIsUsed() {
        for (int minutes = 5; minutes < 12 * 60; minutes += 5) {
            now = EIGHT.plus(Duration.ofMinutes(minutes));
            assertThat(request().isPresent()).as(now.toString()).isTrue();
        }
        now = EIGHT.plus(Duration.ofHours(12));
        assertThat(request().isPresent()).isFalse();
    }

    @Test
    void isNoLongerForBeingRenewed() {
        now = EIGHT.plus(Duration.ofHours(11));
        request().renew(ann);
        assertThat(request().isPresent()).isTrue();
        now = EIGHT.plus(Duration.ofHours(12));
        assertThat(request().isPresent()).isFalse();
    }

    @Test
    void beginsAnewWhenItIsProvedAnew() {
        now = EIGHT.plus(Duration.ofHours(11));
        request().signIn(ann);
        now = EIGHT.plus(Duration.ofHours(20));
        assertThat(request().isPresent()).isTrue();
    }

    /** The row agrees all the time, as where the same account signs in elsewhere again and again. */
    @Test
    void isFreshForTenMinutesInTheSessionThatProvedIt() {
        now = EIGHT.plusSeconds(599);
        assertThat(request().isFresh()).isTrue();
        now = EIGHT.plusSeconds(600);
        assertThat(request().isFresh()).isFalse();
        request().renew(ann);
        assertThat(request().isFresh()).as("renewing proves nothing").isFalse();
        request().signIn(ann);
        assertThat(request().isFresh()).isTrue();
    }

    /** The bean of one request. */
    private SignedIn request() {
        SignedIn me = new SignedIn();
        me.clock = new Clock() {
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
        };
        me.tenant = new CurrentTenant() {
            @Override
            public UUID id() {
                return ACME;
            }
        };
        me.recognition = new Recognition() {
            @Override
            Optional<Account> recognize(UUID account, int generation) {
                return Optional.of(signedInJustNow());
            }
        };
        me.doorstep = new Doorstep() {
            @Override
            void leave() {
                // Nobody stands there.
            }
        };
        me.sessions = new AccountSessions() {
            @Override
            void opened(UUID account, HttpSession opened) {
                // Counted elsewhere.
            }
        };
        me.devices = new KnownDevices() {
            @Override
            void remember(Account account) {
                // Of no interest here.
            }
        };
        me.request = fake(HttpServletRequest.class);
        return me;
    }

    private Account signedInJustNow() {
        return new Account() {
            @Override
            public Instant getLastSignedInAt() {
                return now;
            }
        };
    }

    private <T> T fake(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> switch (method.getName()) {
            case "getSession" -> fake(HttpSession.class);
            case "getAttribute" -> session.get(values[0]);
            case "setAttribute" -> session.put((String) values[0], values[1]);
            case "changeSessionId" -> "another";
            default -> throw new UnsupportedOperationException(method.getName());
        }));
    }
}
