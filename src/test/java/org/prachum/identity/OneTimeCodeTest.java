package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.prachum.platform.web.Language;

class OneTimeCodeTest {

    static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");
    static final CodeRequest REQUEST = new CodeRequest(
            "sign-in", new Email("ann@acme.example"), CodeRequest.CODE, "browser", "192.0.2.7", null, Language.EN);

    static OneTimeCode code(int attempts) {
        return new OneTimeCode(REQUEST, "fingerprint", "browser fingerprint", attempts, false, NOW);
    }

    @Test
    void isOpenForTenMinutes() {
        assertThat(code(0).isOpen(NOW)).isTrue();
        assertThat(code(0).isOpen(NOW.plusSeconds(599))).isTrue();
        assertThat(code(0).isOpen(NOW.plusSeconds(600))).isFalse();
    }

    @Test
    void isVoidAfterFiveTries() {
        assertThat(code(4).isOpen(NOW)).isTrue();
        assertThat(code(5).isOpen(NOW)).isFalse();
    }

    @Test
    void isVoidOnceUsedOrReplaced() {
        OneTimeCode code = code(0);
        code.voided(NOW);

        assertThat(code.isOpen(NOW)).isFalse();
    }
}
