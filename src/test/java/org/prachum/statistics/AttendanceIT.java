package org.prachum.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prachum.registration.Stage;
import org.prachum.testing.Client;

/** Who came, as the statistics of a meeting and of the organization count it. */
class AttendanceIT {

    Stage stage = new Stage();
    Client ann = stage.world().signedIn("ann");

    @Test
    void whoDidNotComeIsMissedOnceTheMeetingIsOver() {
        int meeting = stage.meeting("Board");
        register(meeting, "1", true);
        register(meeting, "2", false);
        register(meeting, "3", false);
        String export = "/organizer/meeting/" + meeting + "/statistics/export/attendance";

        assertThat(lines(export)).containsExactly("Checked in,1,33.3", "No-shows,0,0.0", "Not there yet,2,66.7");
        end(meeting);
        assertThat(lines(export)).containsExactly("Checked in,1,33.3", "No-shows,2,66.7", "Not there yet,0,0.0");
        assertThat(ann.get("/organizer/meeting/" + meeting + "/statistics").body())
                .contains("Who came", "No-shows", "<dt>Checked in</dt><dd>1 <small>of 3</small></dd>");
    }

    /** Otherwise everybody would have stayed away from each meeting that had no door. */
    @Test
    void nothingIsSaidOfAMeetingWhoseDoorNobodyKept() {
        int kept = stage.meeting("Board");
        register(kept, "1", true);
        register(kept, "2", false);
        int unkept = stage.meeting("No door", Duration.ofHours(-9), null);
        register(unkept, "3", false);
        end(kept);

        assertThat(ann.get("/organizer/meeting/" + unkept + "/statistics/export/attendance").status()).isEqualTo(404);
        assertThat(ann.get("/organizer/meeting/" + unkept + "/statistics").body()).doesNotContain("Who came");
        assertThat(lines("/admin/statistics/export/attendance"))
                .containsExactly("Checked in,1,50.0", "No-shows,1,50.0", "Not there yet,0,0.0");
        assertThat(ann.get("/admin/statistics").body()).contains("Who came", "<dt>Registrations</dt><dd>3</dd>");
    }

    private void register(int meeting, String number, boolean came) {
        stage.world().sql("insert into registration (tenant_id, meeting_id, number, number_key, name, checked_in_at, checked_in_how) "
                        + "select tenant_id, id, ?, ?, 'Nok', case when ? then now() end, case when ? then 'list' end "
                        + "from meeting where tenant_id = ? and number = ?",
                number, number, came, came, stage.world().id(), meeting);
    }

    private void end(int meeting) {
        stage.set(meeting, "starts_at = now() - interval '3 hours', ends_at = now() - interval '1 minute'");
    }

    private List<String> lines(String path) {
        return ann.get(path).body().lines().skip(1).toList();
    }
}
