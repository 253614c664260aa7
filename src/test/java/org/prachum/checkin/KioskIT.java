package org.prachum.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.registration.Stage;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.World;

/** A device at the door, by plain forms. */
class KioskIT {

    Stage stage = new Stage();
    Client ann = stage.world().signedIn("ann");

    @Test
    void manyPeopleInARowCheckThemselvesInWithoutASignIn() {
        int meeting = stage.meeting("Board");
        stage.register(meeting, "100002");
        String somchai = stage.register(meeting, "100003");
        Client device = stage.visitor();
        String kiosk = open(meeting, "greets", "yes");

        assertThat(device.get(kiosk).status()).isEqualTo(200);
        assertThat(device.post(kiosk, "emp_id", "100002").body()).contains("Welcome, Nok Srisai!");
        assertThat(device.post(kiosk, "emp_id", somchai).body()).as("at once, and by ticket").contains("Welcome, Somchai Jaidee!");
        assertThat(device.post(kiosk, "emp_id", "0100002").body()).contains("You are in already, Nok Srisai.", "Already checked in at ");
        assertThat(device.cookies()).as("the device keeps nothing").isEmpty();
        assertThat(World.text("select string_agg(distinct checked_in_how || coalesce(checked_in_by::text, ''), ' ') from registration "
                + "where tenant_id = ?", stage.world().id())).isEqualTo("kiosk");
        assertThat(ann.get("/admin/audit").body()).contains("Nok Srisai checked in at a kiosk of “Board”");
    }

    @Test
    void saysNoNameWhereTheOrganizerDoesNotWantIt() {
        int meeting = stage.meeting("Board");
        stage.register(meeting, "100002");
        String kiosk = open(meeting);

        assertThat(stage.visitor().post(kiosk, "emp_id", "100002").body()).contains("Welcome!").doesNotContain("Nok");
        assertThat(stage.visitor().post(kiosk, "emp_id", "100002").body()).contains("You are in already.").doesNotContain("Nok");
    }

    /** Somebody of the directory who is not registered, and nobody at all, hear the same: it is no way to find out who comes. */
    @Test
    void tellsAStrangerNothing() {
        int meeting = stage.meeting("Board");
        int other = stage.meeting("Merger");
        String elsewhere = stage.register(other, "100003");
        String kiosk = open(meeting, "greets", "yes");

        String unregistered = heard(stage.visitor().post(kiosk, "emp_id", "100002"));
        assertThat(unregistered).contains("We do not find you on the list");
        assertThat(heard(stage.visitor().post(kiosk, "emp_id", "999999"))).isEqualTo(unregistered);
        assertThat(heard(stage.visitor().post(kiosk, "emp_id", elsewhere)))
                .contains("This ticket is for another meeting.").doesNotContain("Merger", "Somchai");
        assertThat(stage.visitor().post(kiosk, "emp_id", "1").body()).contains("emp_id-error");
        assertThat(stage.visitor().post(kiosk).body()).contains("emp_id-error");
    }

    /** Who is slowed does not wait in a row here, or this would take ten seconds. */
    @Test
    void refusesWhoTriesNumbers() {
        int meeting = stage.meeting("Board");
        stage.register(meeting, "100002");
        String kiosk = open(meeting);
        Client prober = stage.visitor();
        ExecutorService fingers = Executors.newFixedThreadPool(12);
        try {
            IntStream.range(0, 60)
                    .mapToObj(tried -> fingers.submit(() -> prober.post(kiosk, "emp_id", String.valueOf(600_000 + tried)).status()))
                    .toList()
                    .forEach(KioskIT::await);
        } finally {
            fingers.shutdown();
        }
        assertThat(prober.post(kiosk, "emp_id", "100002").status()).as("not even a number that exists").isEqualTo(429);
        assertThat(stage.visitor().post(kiosk, "emp_id", "100002").body()).as("from elsewhere").contains("Welcome");
    }

    @Test
    void anAddressIsWorthNothingOnceItIsEndedOrTheMeetingIsLongOver() {
        int meeting = stage.meeting("Board");
        stage.register(meeting, "100002");
        String kiosk = open(meeting);
        String page = "/organizer/meeting/" + meeting + "/kiosk";
        assertThat(stage.visitor().get(kiosk).status()).isEqualTo(200);

        ann.post(page, "end", ann.get(page).between("name=\"end\" value=\"", "\""));
        assertThat(stage.visitor().get(kiosk).status()).isEqualTo(410);
        assertThat(stage.visitor().post(kiosk, "emp_id", "100002").status()).isEqualTo(410);
        assertThat(ann.get(page).body()).doesNotContain(kiosk);
        assertThat(World.text("select checked_in_at is null from registration where tenant_id = ?", stage.world().id())).isEqualTo("true");

        String another = open(meeting);
        stage.set(meeting, "starts_at = now() - interval '20 hours', ends_at = now() - interval '11 hours'");
        assertThat(stage.visitor().get(another).status()).isEqualTo(200);
        stage.set(meeting, "ends_at = now() - interval '13 hours'");
        assertThat(stage.visitor().get(another).status()).isEqualTo(410);
    }

    @Test
    void nobodyMakesAnAddress() {
        int meeting = stage.meeting("Board");
        String kiosk = open(meeting);
        Stage neighbour = new Stage();

        assertThat(neighbour.visitor().get(kiosk).status()).isEqualTo(404);
        assertThat(stage.visitor().get(kiosk.substring(0, kiosk.length() - 1) + "i").status()).isEqualTo(404);
        assertThat(stage.visitor().get("/kiosk/1").status()).isEqualTo(404);
        String foreign = World.text("select id from kiosk where tenant_id = ?", stage.world().id());
        int theirs = neighbour.meeting("Board");
        assertThat(neighbour.world().signedIn("ann").post("/organizer/meeting/" + theirs + "/kiosk", "end", foreign).status()).isEqualTo(404);
        assertThat(stage.visitor().get(kiosk).status()).isEqualTo(200);
    }

    /** The device stays at the door; whoever put it there does not stay signed in on it. */
    @Test
    void usingTheOrganizersOwnDeviceSignsThemOut() {
        int meeting = stage.meeting("Board");
        String kiosk = open(meeting);
        Client device = stage.world().signedIn("olga");

        Answer left = device.post("/auth/logout", "then", kiosk);
        assertThat(left.header("Location")).isEqualTo(kiosk);
        assertThat(device.get("/organizer").status()).isEqualTo(302);
        assertThat(stage.world().signedIn("ann").post("/auth/logout", "then", "//evil.example").header("Location")).isEqualTo("/");
    }

    private String open(int meeting, String... greets) {
        String page = "/organizer/meeting/" + meeting + "/kiosk";
        ann.post(page, greets.length == 0 ? new String[] {"open", "yes"} : new String[] {"open", "yes", greets[0], greets[1]});
        return ann.get(page).between("name=\"then\" value=\"", "\"");
    }

    private static void await(Future<?> done) {
        try {
            done.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static String heard(Answer answer) {
        return answer.between("<h1 data-verdict=", "</div>");
    }
}
