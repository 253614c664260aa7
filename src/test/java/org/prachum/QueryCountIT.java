package org.prachum;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Statements;
import org.prachum.testing.World;

/** A page asks as often for three as for one. */
class QueryCountIT {

    private static final Instant SOON = Instant.now().plus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);

    @Test
    void thePortalAsksAsOftenForThreeMeetingsAsForOne() {
        World world = World.create();
        announce(world, 1);
        List<String> forOne = statements(world, "/");
        announce(world, 2);
        announce(world, 3);
        List<String> forThree = statements(world, "/");

        assertThat(forOne).isNotEmpty();
        assertThat(forThree).isEqualTo(forOne);
    }

    /** The counter counts: a page with more to ask asks more. */
    @Test
    void aPageThatAsksForMoreIsCounted() {
        World world = World.create();
        announce(world, 1);
        assertThat(statements(world, "/submit/1")).hasSizeGreaterThan(statements(world, "/privacy").size());
    }

    private static List<String> statements(World world, String path) {
        return Statements.during(world, () -> assertThat(world.visitor().get(path).status()).isEqualTo(200));
    }

    private static void announce(World world, int number) {
        world.sql(
                "insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at) "
                        + "values (?, ?, ?, ?, 'onsite', 'public', ?, ?, ?)",
                world.id(),
                UUID.randomUUID(),
                number,
                "Town hall " + number,
                UUID.randomUUID().toString().replace("-", ""),
                Timestamp.from(SOON.plus(number, ChronoUnit.HOURS)),
                Timestamp.from(SOON.plus(number + 1L, ChronoUnit.HOURS)));
    }
}
