package org.prachum.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Language;

class AccountTest {

    static final Instant NOW = Instant.parse("2026-11-20T08:00:00Z");

    Account olga = organizer(true);

    static Account organizer(boolean approved) {
        return new Account(new Email("olga@acme.example"), " Olga Smirnova ", Role.ORGANIZER, approved, Language.EN, NOW);
    }

    @Test
    void waitsWhereApprovalIsWanted() {
        Account pending = organizer(false);
        assertThat(pending.getStatus()).isEqualTo("pending");

        pending.approve();
        assertThat(pending.getStatus()).isEqualTo("active");
    }

    @Test
    void keepsItsNameWithoutBlanksAround() {
        assertThat(olga.getName()).isEqualTo("Olga Smirnova");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   "})
    void needsAName(String name) {
        assertThatThrownBy(() -> olga.rename(name)).isInstanceOf(Invalid.class);
        assertThat(olga.getName()).isEqualTo("Olga Smirnova");
    }

    @Test
    void takesANameOf120CharactersAndNoLonger() {
        olga.rename("x".repeat(120));
        assertThatThrownBy(() -> olga.rename("x".repeat(121))).isInstanceOf(Invalid.class);
    }

    @Test
    void endsItsSessionsWhenItIsSuspendedMovedOrAnotherRole() {
        olga.suspend();
        assertThat(olga.generation()).isEqualTo(1);
        olga.moveTo(new Email("o.smirnova@acme.example"));
        assertThat(olga.generation()).isEqualTo(2);
        olga.become(Role.ADMIN);
        assertThat(olga.generation()).isEqualTo(3);
        olga.signOutEverywhere();
        assertThat(olga.generation()).isEqualTo(4);
    }

    @Test
    void doesNotRestoreTheSessionsWithTheAccount() {
        olga.suspend();
        olga.restore();

        assertThat(olga.isActive()).isTrue();
        assertThat(olga.generation()).isEqualTo(1);
    }
}
