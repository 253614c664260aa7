package org.prachum.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.World;

/** One meeting is open to registration and all others are closed, by one act that can be undone. */
class OpeningAloneIT {

    World acme = World.create();
    Client ann = acme.signedIn("ann");

    @Test
    void saysWhatWouldBeClosedAndAsks() {
        Desk.announce(ann, "topic", "Alpha");
        int beta = Desk.announce(ann, "topic", "Beta");
        Desk.announce(ann, "topic", "Gamma");
        Answer asked = ann.get(address(beta));

        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.body())
                .contains("Registration for this meeting opens, and for the 2 others it closes.", ">Alpha</a>", ">Gamma</a>");
        assertThat(open()).isEqualTo("1 2 3");
    }

    @Test
    void closesTheOthersAndIsUndone() {
        Desk.announce(ann);
        int beta = Desk.announce(ann);
        Desk.announce(ann);
        Desk.announce(ann);
        acme.sql("update meeting set status = 'closed' where tenant_id = ? and number in (2, 3)", acme.id());
        int over = Desk.announce(ann);
        acme.sql("update meeting set starts_at = now() - interval '2 days', ends_at = now() - interval '1 day' where tenant_id = ? and number = ?",
                acme.id(), over);

        Answer done = ann.post(address(beta));
        assertThat(open()).as("what is over is history").isEqualTo("2 5");
        Answer told = ann.get(done.header("Location"));
        assertThat(told.body()).contains("Only this meeting is open now", "The standing of 3 meetings changed.");
        assertThat(noted("meeting.opened_alone")).isEqualTo("{\"count\":2,\"number\":2}");

        String act = told.between("name=\"undo\" value=\"", "\"");
        assertThat(ann.post(address(beta), "undo", act).header("Location")).isEqualTo("/admin/meetings");
        assertThat(open()).isEqualTo("1 4 5");
        ann.post(address(beta), "undo", act);
        assertThat(open()).isEqualTo("1 4 5");
    }

    @Test
    void anUndoLeavesWhatSomebodyDecidedSince() {
        int alpha = Desk.announce(ann);
        int beta = Desk.announce(ann);
        int gamma = Desk.announce(ann);
        String act = ann.get(ann.post(address(beta)).header("Location")).between("name=\"undo\" value=\"", "\"");
        ann.post("/organizer/meeting/" + alpha + "/edit", "action", "reopen");
        ann.post("/organizer/meeting/" + alpha + "/edit", "action", "close");
        ann.post("/organizer/meeting/" + gamma + "/edit", "action", "cancel");

        ann.post(address(beta), "undo", act);
        assertThat(open()).isEqualTo("2");
    }

    @Test
    void ofTwoAtOnceOneMeetingStaysOpen() throws Exception {
        int meetings = 6;
        IntStream.rangeClosed(1, meetings).forEach(n -> Desk.announce(ann));
        for (int round = 0; round < 5; round++) {
            acme.sql("update meeting set status = 'closed' where tenant_id = ?", acme.id());
            List<Callable<Integer>> acts = IntStream.rangeClosed(1, meetings)
                    .mapToObj(n -> (Callable<Integer>) () -> ann.post(address(n)).status())
                    .toList();
            var admins = Executors.newFixedThreadPool(meetings);
            for (var answer : admins.invokeAll(acts)) {
                assertThat(answer.get()).isEqualTo(302);
            }
            admins.shutdown();
            assertThat(open()).hasSize(1);
        }
    }

    @Test
    void aCancelledMeetingIsNotOpened() {
        Desk.announce(ann);
        int beta = Desk.announce(ann);
        ann.post("/organizer/meeting/" + beta + "/edit", "action", "cancel");

        assertThat(ann.post(address(beta)).body()).contains("This meeting is cancelled and cannot be changed any more.");
        assertThat(open()).isEqualTo("1");
    }

    @Test
    void isForAdminsAlone() {
        int alpha = Desk.announce(ann);
        Client olga = acme.signedIn("olga");
        Client neighbour = World.create().signedIn("ann");

        assertThat(olga.get(address(alpha)).status()).isEqualTo(404);
        assertThat(olga.post(address(alpha)).status()).isEqualTo(404);
        assertThat(neighbour.get(address(alpha)).status()).isEqualTo(404);
        assertThat(acme.visitor().get(address(alpha)).header("Location")).contains("/auth/login");
    }

    private static String address(int number) {
        return "/admin/meetings/" + number + "/set_exclusive";
    }

    /** The numbers of those that are open, whenever they take place. */
    private String open() {
        return World.text("select coalesce(string_agg(number::text, ' ' order by number), '') from meeting where tenant_id = ? and status = 'open'",
                acme.id());
    }

    private String noted(String verb) {
        return World.text("select details from audit_entry where tenant_id = ? and verb = ?", acme.id(), verb);
    }
}
