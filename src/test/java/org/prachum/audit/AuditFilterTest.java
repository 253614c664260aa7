package org.prachum.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditFilterTest {

    static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");

    @Test
    void aDayIsTheOrganizationsFromMidnightToMidnight() {
        AuditFilter filter = AuditFilter.typed(null, null, null, "2026-11-20", "2026-11-20", BANGKOK);

        assertThat(filter.from()).isEqualTo(Instant.parse("2026-11-19T17:00:00Z"));
        assertThat(filter.until()).isEqualTo(Instant.parse("2026-11-20T17:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "yesterday", "2026-02-30", "-999999999-01-01", "99999-01-01"})
    void whatIsNoDayIsNoLimit(String typed) {
        AuditFilter filter = AuditFilter.typed(" ann ", "meeting.closed", null, typed, typed, BANGKOK);

        assertThat(filter)
                .isEqualTo(new AuditFilter("ann", "meeting.closed", "", Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z")));
    }
}
