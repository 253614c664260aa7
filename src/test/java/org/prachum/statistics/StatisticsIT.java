package org.prachum.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Statements;
import org.prachum.testing.World;

/** What is counted, of a set that is known. Acme reckons in Kolkata, half an hour off everybody else's hours. */
class StatisticsIT {

    World acme = World.create();
    UUID townHall = UUID.randomUUID();
    UUID drill = UUID.randomUUID();

    @BeforeEach
    void fill() {
        acme.sql("update organization set zone = 'Asia/Kolkata' where id = ?", acme.id());
        meeting(townHall, 1, "Town hall", "olga");
        meeting(drill, 2, "Fire drill", "ann");
        employee("1", "R&D", true);
        employee("2", "R&D", true);
        employee("3", "R&D", true);
        employee("4", "Sales", true);
        employee("5", "Sales", false);
        registered(townHall, "1", "R&D", "2026-11-18T03:30:00Z", "confirmed");
        registered(townHall, "2", "R&D", "2026-11-18T04:29:59Z", "confirmed");
        registered(townHall, "4", "Sales", "2026-11-18T06:31:00Z", "confirmed");
        registered(townHall, "99", "Visitors", "2026-11-18T06:45:00Z", "confirmed");
        registered(townHall, "3", "R&D", "2026-11-18T05:00:00Z", "cancelled");
        registered(drill, "1", "R&D", "2026-11-19T18:29:00Z", "confirmed");
        registered(drill, "5", "Sales", "2026-11-19T18:30:00Z", "confirmed");
    }

    @Test
    void countsAMeeting() {
        Client olga = acme.signedIn("olga");
        String export = "/organizer/meeting/1/statistics/export/";

        assertThat(rows(olga.get(export + "time")))
                .isEqualTo("2026-11-18 09:00:00,2\n2026-11-18 10:00:00,0\n2026-11-18 11:00:00,0\n2026-11-18 12:00:00,2");
        assertThat(rows(olga.get(export + "hours")).lines().filter(hour -> !hour.endsWith(",0")))
                .containsExactly("09:00,2", "12:00,2");
        assertThat(rows(olga.get(export + "hours")).lines()).hasSize(24);
        assertThat(rows(olga.get(export + "sections"))).isEqualTo("R&D,2,3,66.7\nSales,1,1,100.0\nVisitors,1,0,");
        assertThat(rows(olga.get(export + "origin"))).isEqualTo("Known to the directory,3,75.0\nFilled in by hand,1,25.0");
        assertThat(rows(olga.get(export + "rate"))).isEqualTo("Registered,3,75.0\nNot registered,1,25.0");
        Client.Answer page = olga.get("/organizer/meeting/1/statistics");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Most at 18 Nov 09:00: 2", "Known to the directory: 75%");
    }

    /** Midnight in Kolkata is 18:30 in Greenwich; somebody who has left counts as a registration and not as reached. */
    @Test
    void countsAnOrganizationByItsOwnDays() {
        Client ann = acme.signedIn("ann");
        String days = "?from=2026-11-19&until=2026-11-19";

        assertThat(rows(ann.get("/admin/statistics/export/sections" + days))).isEqualTo("R&D,1,3,33.3\nSales,0,1,0.0");
        String more = "?from=2026-11-18&until=2026-11-22";
        assertThat(rows(ann.get("/admin/statistics/export/time" + more)))
                .isEqualTo("2026-11-18 00:00:00,4\n2026-11-19 00:00:00,1\n2026-11-20 00:00:00,1\n2026-11-21 00:00:00,0\n2026-11-22 00:00:00,0");
        assertThat(rows(ann.get("/admin/statistics/export/rate" + more))).isEqualTo("Registered,3,75.0\nNot registered,1,25.0");
        assertThat(rows(ann.get("/admin/statistics/export/sections" + more)))
                .isEqualTo("R&D,3,3,66.7\nSales,2,1,100.0\nVisitors,1,0,");
        assertThat(ann.get("/admin/statistics" + more).body()).contains("<dt>Registrations</dt><dd>6</dd>");
    }

    @Test
    void showsAnOrganizerTheirOwnMeetingsAlone() {
        Client olga = acme.signedIn("olga");
        assertThat(olga.get("/organizer/meeting/2/statistics").status()).isEqualTo(404);
        assertThat(olga.get("/organizer/meeting/2/statistics/export/rate").status()).isEqualTo(404);
        assertThat(olga.get("/organizer/meeting/1/statistics/export/none").status()).isEqualTo(404);
        assertThat(olga.get("/admin/statistics").status()).isEqualTo(404);
        assertThat(olga.get("/admin/statistics/export/rate").status()).isEqualTo(404);
        Client ann = acme.signedIn("ann");
        assertThat(ann.get("/organizer/meeting/1/statistics").status()).isEqualTo(200);
        Client neighbour = World.create().signedIn("ann");
        assertThat(neighbour.get("/organizer/meeting/1/statistics").status()).isEqualTo(404);
        assertThat(rows(neighbour.get("/admin/statistics/export/rate?from=2026-11-18&until=2026-11-22")))
                .isEqualTo("Registered,0,0.0\nNot registered,0,0.0");
    }

    @Test
    void asksAsOftenForManyAsForOne() {
        Client ann = acme.signedIn("ann");
        assertThat(Statements.during(acme, () -> ann.get("/admin/statistics?from=2026-11-18&until=2026-11-22")))
                .hasSameSizeAs(Statements.during(acme, () -> ann.get("/admin/statistics?from=2026-11-19&until=2026-11-19")))
                .filteredOn(statement -> statement.contains("with wanted as") || statement.contains("with kept as"))
                .hasSize(2);
        assertThat(Statements.during(acme, () -> ann.get("/admin/")))
                .filteredOn(statement -> statement.contains("from Registration ") || statement.contains("from Meeting "))
                .hasSize(3);
    }

    private void meeting(UUID id, int number, String topic, String organizer) {
        acme.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, organizer_id) "
                        + "select ?, ?, ?, ?, 'onsite', 'public', 'k', '2026-12-01T09:00:00Z', '2026-12-01T10:00:00Z', id "
                        + "from account where email = ?",
                acme.id(), id, number, topic, acme.email(organizer));
    }

    private void employee(String number, String section, boolean active) {
        acme.sql("insert into employee (tenant_id, number, number_key, name, name_folded, section_short, active) values (?, ?, ?, ?, ?, ?, ?)",
                acme.id(), number, number, "Person " + number, "person " + number, section, active);
    }

    /** Whom the directory does not know is by hand. */
    private void registered(UUID meeting, String number, String section, String moment, String status) {
        acme.sql("insert into registration (tenant_id, meeting_id, employee_id, number, number_key, name, section, by_hand, status, registered_at) "
                        + "select ?, ?, e.id, n, n, 'Person ' || n, ?, e.id is null, ?, cast(? as timestamptz) "
                        + "from cast(? as text) n left join employee e on e.tenant_id = ? and e.number_key = n",
                acme.id(), meeting, section, status, moment, number, acme.id());
    }

    /** Without the headings. */
    private static String rows(Client.Answer csv) {
        assertThat(csv.status()).isEqualTo(200);
        return csv.body().substring(csv.body().indexOf('\n') + 1).replace("\r", "").strip();
    }
}
