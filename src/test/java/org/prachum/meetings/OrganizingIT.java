package org.prachum.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Patience;
import org.prachum.testing.Summary;
import org.prachum.testing.World;

class OrganizingIT {

    World acme = World.create();
    Client olga = acme.signedIn("olga");

    @Test
    void threeFieldsMakeAMeeting() {
        var announced = olga.post(
                "/organizer/meeting/create", "topic", "Town hall", "meeting_date", Desk.SOON, "start_time", "15:00");

        assertThat(announced.status()).isEqualTo(302);
        assertThat(announced.header("Location")).endsWith("/organizer/meeting/1/edit?done=announced");
        assertThat(acme.count(
                        "select count(*) from meeting where tenant_id = ? and number = 1 and format = 'onsite' and status = 'open' "
                                + "and starts_at = '2099-11-20T15:00Z' and ends_at = '2099-11-20T16:00Z' "
                                + "and organizer_id = (select id from account where email = ?)",
                        acme.id(), acme.email("olga")))
                .isEqualTo(1);
        assertThat(olga.get("/organizer/meeting/1/edit").between("<h1>", "</h1>")).isEqualTo("Town hall");
    }

    @Test
    void numbersCountFromOneInEachOrganization() {
        assertThat(Desk.announce(olga)).isEqualTo(1);
        assertThat(Desk.announce(olga)).isEqualTo(2);
        assertThat(Desk.announce(World.create().signedIn("olga"))).isEqualTo(1);
    }

    @Test
    void whatWasTypedStaysBesideItsMessage() {
        var refused = olga.post(
                "/organizer/meeting/create", "topic", "Night <shift>", "meeting_date", Desk.SOON, "start_time", "22:00",
                "end_time", "02:00", "meeting_type", "hybrid", "room", "Dock 4");

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.between("id=\"end_time-error\">", "</p>"))
                .isEqualTo("It would end before it starts. If it ends on another day, say which.");
        assertThat(refused.body())
                .contains("value=\"Night &lt;shift&gt;\"", "value=\"02:00\"", "value=\"Dock 4\"")
                .contains("<option value=\"hybrid\" selected=\"selected\">");
        assertThat(count("meeting")).isZero();
    }

    /** Mostly it is a mistyped year, and everybody would be told. */
    @Test
    void aDateInThePastIsAskedAboutBeforeItIsAnnounced() {
        String[] form = {"topic", "Town hall", "meeting_date", "2025-11-20", "start_time", "15:00"};
        Answer asked = olga.post("/organizer/meeting/create", form);
        Summary.mustName(asked, "meeting_date");
        assertThat(asked.between("id=\"meeting_date-error\">", "</p>")).isEqualTo("This date is in the past. Announce anyway?");
        assertThat(asked.between("name=\"in_the_past\" value=\"yes\"", "</label>")).contains("although the date is in the past");
        assertThat(asked.body()).contains("value=\"Town hall\"");
        assertThat(count("meeting")).isZero();

        String[] meant = {"topic", "Town hall", "meeting_date", "2025-11-20", "start_time", "15:00", "in_the_past", "yes"};
        assertThat(olga.post("/organizer/meeting/create", meant).status()).isEqualTo(302);
        assertThat(count("meeting")).isEqualTo(1);
        assertThat(olga.get("/organizer/meeting/create").body()).doesNotContain("in_the_past");
    }

    @Test
    void aMeetingToComeIsNotMovedIntoThePastUnasked() {
        int number = Desk.announce(olga);
        String[] typed = {"version", "0", "topic", "Town hall", "meeting_date", "2009-11-20", "start_time", "15:00"};
        Answer asked = olga.post(edit(number), typed);
        Summary.mustName(asked, "meeting_date");
        assertThat(asked.body()).contains("Save anyway?", "name=\"in_the_past\"");
        assertThat(acme.count("select count(*) from meeting where tenant_id = ? and starts_at > now()", acme.id())).isEqualTo(1);

        String[] meant = {"version", "0", "topic", "Town hall", "meeting_date", "2009-11-20", "start_time", "15:00", "in_the_past", "yes"};
        assertThat(olga.post(edit(number), meant).status()).isEqualTo(302);
        String[] again = {"version", "1", "topic", "Town hall, late", "meeting_date", "2009-11-20", "start_time", "15:00"};
        assertThat(olga.post(edit(number), again).status()).as("it is there already").isEqualTo(302);
    }

    @Test
    void onlyWhoIsSignedInAnnounces() {
        var refused = acme.visitor()
                .post("/organizer/meeting/create", "topic", "Town hall", "meeting_date", Desk.SOON, "start_time", "15:00");

        assertThat(refused.header("Location")).contains("/auth/login");
        assertThat(count("meeting")).isZero();
    }

    @Test
    void aSecondEditorHearsOfItAndKeepsWhatTheyTyped() {
        int number = Desk.announce(olga);
        Client ann = acme.signedIn("ann");
        String version = ann.get(edit(number)).between("name=\"version\" value=\"", "\"");

        assertThat(save(olga, number, version, "Town hall of all").status()).isEqualTo(302);
        var second = save(ann, number, version, "Town hall of some");
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.between("ui-messages-error-summary\">", "</span>")).startsWith("Somebody else changed this meanwhile.");
        assertThat(second.between("<h1>", "</h1>")).isEqualTo("Town hall of all");
        assertThat(second.body()).contains("value=\"Town hall of some\"");

        String seen = second.between("name=\"version\" value=\"", "\"");
        assertThat(save(ann, number, seen, "Town hall of some").status()).isEqualTo(302);
    }

    @Test
    void whoSentNoVersionSawNothing() {
        int number = Desk.announce(olga);

        assertThat(save(olga, number, "", "Town hall of all").status()).isEqualTo(200);
    }

    @Test
    void itsCalendarEntryIsAnotherOnceItMoved() {
        int number = Desk.announce(olga);

        save(olga, number, "0", "Only its topic");
        assertThat(sequence(number)).isZero();
        olga.post(
                edit(number), "version", "1", "topic", "Town hall", "meeting_date", Desk.SOON, "start_time", "16:00",
                "is_public", "on");
        assertThat(sequence(number)).isEqualTo(1);
    }

    @Test
    void isClosedReopenedAndCancelled() {
        int number = Desk.announce(olga);

        assertThat(olga.post(edit(number), "action", "close").header("Location")).endsWith("?done=closed");
        assertThat(standing(number, "closed")).isTrue();
        assertThat(olga.post(edit(number), "action", "reopen").header("Location")).endsWith("?done=reopened");
        assertThat(standing(number, "open")).isTrue();
        assertThat(olga.post(edit(number), "action", "cancel").header("Location")).endsWith("?done=cancelled");
        assertThat(standing(number, "cancelled")).isTrue();
        assertThat(olga.post(edit(number), "action", "reopen").between("ui-messages-error-summary\">", "</span>"))
                .isEqualTo("This meeting is cancelled and cannot be changed any more. You can repeat it.");
        assertThat(standing(number, "cancelled")).isTrue();
    }

    @Test
    void isRepeatedAWeekLater() {
        int number = Desk.announce(olga, "room", "Auditorium", "capacity", "12");

        var form = olga.get("/organizer/meeting/create?like=" + number);
        assertThat(form.body()).contains("value=\"2099-11-27\"", "value=\"Auditorium\"", "value=\"12\"");
        assertThat(count("meeting")).isEqualTo(1);
    }

    @Test
    void isDeletedOnlyIfNobodyEverRegistered() {
        int one = Desk.announce(olga);
        int other = Desk.announce(olga);
        acme.sql(
                "insert into registration (tenant_id, meeting_id, number, number_key, name, status, cancelled_at) "
                        + "select tenant_id, id, '100001', '100001', 'Al', 'cancelled', now() from meeting where tenant_id = ? and number = ?",
                acme.id(), one);

        var refused = olga.post(edit(one), "action", "delete");
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.between("ui-messages-error-summary\">", "</span>"))
                .isEqualTo("People have registered for this meeting, so it cannot be deleted. You can cancel it; they are told.");
        assertThat(olga.post(edit(other), "action", "delete").header("Location")).endsWith("/organizer/");
        assertThat(count("meeting")).isEqualTo(1);
    }

    @Test
    void hasNeverFewerSeatsThanAreTaken() {
        int number = Desk.announce(olga, "capacity", "9");
        take(number, 5);

        var refused = seat(number, "4");
        assertThat(refused.between("id=\"capacity-error\">", "</p>"))
                .isEqualTo("5 seats are taken already; there cannot be fewer.");
        assertThat(seat(number, "5").status()).isEqualTo(302);
    }

    @Test
    void countsTheSeatThatIsBeingTakenMeanwhile() throws SQLException {
        int number = Desk.announce(olga, "capacity", "9");
        take(number, 4);

        try (Connection registering = House.open().postgres().owner()) {
            registering.setAutoCommit(false);
            try (var statement = registering.prepareStatement(
                    "update meeting set taken = taken + 1 where tenant_id = ? and number = ?")) {
                statement.setObject(1, acme.id());
                statement.setInt(2, number);
                statement.executeUpdate();
            }
            var answer = CompletableFuture.supplyAsync(() -> seat(number, "4"));
            Patience.until(Duration.ofSeconds(10), "somebody who waits", () ->
                    answer.isDone() || acme.count("select count(*) from pg_locks where not granted") > 0);
            registering.commit();
            assertThat(answer.join().between("id=\"capacity-error\">", "</p>"))
                    .isEqualTo("5 seats are taken already; there cannot be fewer.");
        }
        assertThat(acme.count("select capacity from meeting where tenant_id = ? and number = ?", acme.id(), number))
                .isEqualTo(9);
    }

    @Test
    void anotherOrganizersMeetingDoesNotExistButForAnAdmin() {
        int number = Desk.announce(olga);
        acme.account("oscar", "Oscar", "organizer");
        Client oscar = acme.signedIn("oscar");

        assertThat(oscar.get(edit(number)).status()).isEqualTo(404);
        assertThat(oscar.get("/organizer/meeting/" + number + "/poster").status()).isEqualTo(404);
        assertThat(oscar.get("/organizer/meeting/create?like=" + number).status()).isEqualTo(404);
        assertThat(save(oscar, number, "0", "Mine now").status()).isEqualTo(404);
        assertThat(oscar.post(edit(number), "action", "cancel").status()).isEqualTo(404);
        assertThat(oscar.post(edit(number), "action", "delete").status()).isEqualTo(404);
        assertThat(count("meeting")).isEqualTo(1);
        assertThat(standing(number, "open")).isTrue();
        assertThat(save(acme.signedIn("ann"), number, "0", "Theirs too").status()).isEqualTo(302);
    }

    @Test
    void anotherOrganizationsMeetingDoesNotExist() {
        int number = Desk.announce(olga);
        World beta = World.create();
        Client admin = beta.signedIn("ann");

        assertThat(admin.get(edit(number)).status()).isEqualTo(404);
        assertThat(admin.post(edit(number), "action", "delete").status()).isEqualTo(404);
        assertThat(admin.get("/meeting/" + number + "/qrcode").status()).isEqualTo(404);
        assertThat(admin.get("/meeting/" + number + "/qrcode/download").status()).isEqualTo(404);
        assertThat(count("meeting")).isEqualTo(1);
    }

    @Test
    void theListShowsOnesOwnAndToAnAdminAll() {
        Desk.announce(olga, "topic", "ignored");
        acme.account("oscar", "Oscar", "organizer");
        Client oscar = acme.signedIn("oscar");

        assertThat(olga.get("/organizer/").body()).contains("/organizer/meeting/1/edit");
        assertThat(oscar.get("/organizer/").body()).contains("No meeting yet").doesNotContain("/organizer/meeting/1/edit");
        assertThat(acme.signedIn("ann").get("/organizer/").body()).contains("/organizer/meeting/1/edit", "Olga Smirnova");
    }

    private Answer save(Client editor, int number, String version, String topic) {
        return editor.post(
                edit(number), "version", version, "topic", topic, "meeting_date", Desk.SOON, "start_time", "15:00",
                "is_public", "on");
    }

    private Answer seat(int number, String capacity) {
        String version = olga.get(edit(number)).between("name=\"version\" value=\"", "\"");
        return olga.post(
                edit(number), "version", version, "topic", "Town hall", "meeting_date", Desk.SOON, "start_time", "15:00",
                "is_public", "on", "capacity", capacity);
    }

    private void take(int number, int taken) {
        acme.sql("update meeting set taken = ? where tenant_id = ? and number = ?", taken, acme.id(), number);
    }

    private boolean standing(int number, String status) {
        return acme.count(
                        "select count(*) from meeting where tenant_id = ? and number = ? and status = ?",
                        acme.id(), number, status)
                == 1;
    }

    private long sequence(int number) {
        return acme.count("select sequence from meeting where tenant_id = ? and number = ?", acme.id(), number);
    }

    private long count(String table) {
        return acme.count("select count(*) from " + table + " where tenant_id = ?", acme.id());
    }

    private static String edit(int number) {
        return "/organizer/meeting/" + number + "/edit";
    }
}
