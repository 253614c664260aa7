package org.prachum.platform.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.prachum.testing.FreshDatabase;

/** What a node says of its database. That one such answer makes {@code /health/ready} a 503 stands in {@link OperationsIT}. */
class DatabaseCheckIT {

    DatabaseCheck check = new DatabaseCheck();

    @Test
    void isReadyWhileTheDatabaseAnswers() {
        check.pool = FreshDatabase.migrated().dataSource("prachum_app");

        assertThat(check.isReady()).isTrue();
    }

    @Test
    void isNotReadyWhileNobodyAnswersThere() {
        PGSimpleDataSource gone = new PGSimpleDataSource();
        gone.setUrl("jdbc:postgresql://127.0.0.1:1/prachum");
        check.pool = gone;
        Instant begun = Instant.now();

        assertThat(check.isReady()).isFalse();
        assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(10));
    }
}
