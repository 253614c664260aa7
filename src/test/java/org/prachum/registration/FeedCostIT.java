package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.prachum.testing.Client;
import org.prachum.testing.House;

/** What reading a calendar costs the server. */
@Isolated("it counts what the server spends, whoever makes it")
class FeedCostIT {

    House house = House.open();
    Stage stage = new Stage();
    Client calendar = stage.visitor();

    /** In CPU of the server, which no neighbour of the machine changes: 481 events, and a stylesheet in the same run. */
    @Test
    void costsLittleMoreThanAStylesheet() {
        stage.world().sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, room)"
                + " select ?, gen_random_uuid(), n, 'Meeting ' || n, 'onsite', 'public', 'k', now() + n * interval '1 hour',"
                + " now() + (n + 1) * interval '1 hour', 'Hall ' || n from generate_series(1, 481) n", stage.world().id());
        String stylesheet = calendar.get("/").between("<link rel=\"stylesheet\" href=\"", "\"");
        cost("/calendar.ics", 100);
        cost(stylesheet, 100);
        double calendars = cost("/calendar.ics", 300);
        double stylesheets = cost(stylesheet, 300);

        System.out.printf("calendar.ics with 481 events: %.2f ms of CPU, a stylesheet %.2f ms%n", calendars, stylesheets);
        assertThat(calendars).isLessThan(4 * stylesheets);
    }

    /** Milliseconds of the server's CPU a request. */
    private double cost(String path, int requests) {
        Duration before = cpu();
        for (int i = 0; i < requests; i++) {
            assertThat(calendar.bytes(path, "Accept-Encoding", "gzip").statusCode()).isEqualTo(200);
        }
        return cpu().minus(before).toNanos() / 1e6 / requests;
    }

    private Duration cpu() {
        return ProcessHandle.of(house.server().pid()).flatMap(server -> server.info().totalCpuDuration()).orElseThrow();
    }
}
