package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** An account has ten sessions and no more. */
class AccountSessionsTest {

    private final AccountSessions sessions = new AccountSessions();
    private final UUID olga = UUID.randomUUID();

    @Test
    void whoSignsInOnceMoreIsSignedOutWhereItIsLongestAgo() {
        HttpSession[] all = Stream.generate(AccountSessionsTest::signedIn).limit(AccountSessions.MOST + 2).toArray(HttpSession[]::new);
        for (HttpSession session : all) {
            sessions.opened(olga, session);
        }

        assertThat(IntStream.range(0, all.length).filter(i -> all[i].getAttribute(SignedIn.ATTRIBUTE) == null)).containsExactly(0, 1);
        assertThat(all[0].getMaxInactiveInterval()).isEqualTo(1);
    }

    @Test
    void whatHasEndedAndWhatIsAnothersDoesNotCount() {
        HttpSession first = signedIn();
        HttpSession second = signedIn();
        sessions.opened(olga, first);
        sessions.opened(olga, second);
        sessions.ended(second);
        for (int i = 0; i < AccountSessions.MOST - 1; i++) {
            sessions.opened(olga, signedIn());
            sessions.opened(UUID.randomUUID(), signedIn());
        }
        assertThat(first.getAttribute(SignedIn.ATTRIBUTE)).isNotNull();
    }

    @Test
    void theSameSessionCountsOnceHoweverOftenItSignsIn() {
        HttpSession first = signedIn();
        HttpSession again = signedIn();
        sessions.opened(olga, first);
        for (int i = 0; i < AccountSessions.MOST + 5; i++) {
            sessions.opened(olga, again);
        }
        assertThat(first.getAttribute(SignedIn.ATTRIBUTE)).isNotNull();
    }

    /** As much of a session as is needed, without a server. */
    private static HttpSession signedIn() {
        Map<String, Object> attributes = new HashMap<>(Map.of(SignedIn.ATTRIBUTE, "somebody"));
        int[] interval = {480};
        return (HttpSession) Proxy.newProxyInstance(HttpSession.class.getClassLoader(), new Class<?>[] {HttpSession.class}, (proxy, method, values) ->
                switch (method.getName()) {
                    case "getAttribute" -> attributes.get(values[0].toString());
                    case "setAttribute" -> attributes.put(values[0].toString(), values[1]);
                    case "removeAttribute" -> attributes.remove(values[0].toString());
                    case "setMaxInactiveInterval" -> interval[0] = (int) values[0];
                    case "getMaxInactiveInterval" -> interval[0];
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
