package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Screen;
import org.prachum.testing.Statements;
import org.prachum.testing.World;

/** Several, or all, are taken off a meeting's list at once, and brought back at once. */
class RemovalIT {

    Stage stage = new Stage();
    int meeting = stage.organizedBy("olga", stage.meeting("Town hall", 400));
    Client olga = stage.world().signedIn("olga");

    @Test
    void whoIsTickedIsRemovedAndBroughtBackTogether() {
        people(5);
        String before = rows();
        Screen screen = open();
        assertThat(screen.shown().body()).contains("name=\"registration_ids[]\" value=\"" + id(100_012) + "\"");

        Answer removed = remove(screen, id(100_012), id(100_013), id(100_014));
        assertThat(removed.between("class=\"removed\">", "</div>").strip()).isEqualTo("3 registrations were removed.");
        assertSeats(2);
        assertThat(stage.world().count("select count(*) from outbox where tenant_id = ? and kind like 'registration.%'", stage.world().id())).isZero();

        Answer back = undo(screen);
        assertThat(back.between("class=\"back\">", "</div>").strip()).isEqualTo("3 registrations are back on the list.");
        assertThat(rows()).isEqualTo(before);
        assertSeats(5);
        undo(screen);
        assertSeats(5);
        assertThat(noted("registrations.removed")).isEqualTo(1);
        assertThat(noted("registrations.restored")).isEqualTo(1);
    }

    @Test
    void whoTicksNobodyRemovesNobody() {
        people(2);
        assertThat(remove(open()).between("ui-messages-warn-summary\">", "</span>"))
                .isEqualTo("Choose at least one registration first.");
        assertSeats(2);
        assertThat(noted("registrations.removed")).isZero();
    }

    @Test
    void nobodyOfAnotherMeetingIsRemovedAlong() {
        int other = stage.organizedBy("olga", stage.meeting("Another"));
        people(2);
        stage.register(other, "100002");
        remove(open(), id(100_011), id(other, "100002"));

        assertSeats(1);
        assertThat(stage.confirmed(other)).isEqualTo(1);
    }

    @Test
    void everybodyIsRemovedOnceTheMeetingIsNamed() {
        people(3);
        String address = list() + "/delete_all";
        assertThat(olga.get(address).body()).contains("All 3 people registered lose their seats.");
        for (String wrong : List.of("", "town", "delete_all", "99")) {
            Answer refused = olga.post(address, "confirm", wrong);
            assertThat(refused.status()).isEqualTo(200);
            assertThat(refused.between("id=\"confirm-error\">", "</p>"))
                    .isEqualTo("That is neither the topic of this meeting nor its number.");
            assertSeats(3);
        }
        for (String right : List.of(" town HALL ", String.valueOf(meeting), "DELETE_ALL")) {
            Answer removed = olga.post(address, "confirm", right);
            assertThat(removed.status()).as(right).isEqualTo(302);
            assertSeats(0);
            Screen screen = Screen.open(olga, removed.header("Location"));
            assertThat(screen.shown().body()).contains("3 registrations were removed.");
            undo(screen);
            assertSeats(3);
        }
    }

    @Test
    void tenThousandTakeNoMoreStatementsThanTen() {
        List<String> ten = statementsOf(10);
        List<String> tenThousand = statementsOf(10_000);
        assertThat(tenThousand).isNotEmpty().isEqualTo(ten);
        assertSeats(10_000);
    }

    @Test
    void whoWaitsGetsTheSeatsOnceTheTimeToUndoIsOverAndKeepsThem() {
        stage.set(meeting, "capacity = 3, waiting_list = true");
        people(3);
        wait("100002");
        wait("100003");

        Screen screen = open();
        Answer asked = remove(screen, id(100_011), id(100_012), id(100_013));
        assertThat(asked.between("<h2 id=\"ask-title\">", "</h2>")).isEqualTo("Remove 3 registrations?");
        assertThat(asked.between("<p id=\"ask-text\">", "</p>"))
                .isEqualTo("Nok Srisai, Somchai Jaidee are next on the waiting list and get the seats after 10 seconds, unless you undo this.");
        assertSeats(3);
        agree(screen);
        assertThat(stage.confirmed(meeting)).isZero();
        assertThat(stage.held(meeting)).isEqualTo(3);
        assertThat(stage.taken(meeting)).as("held").isEqualTo(3);
        assertThat(waiting()).isEqualTo(2);

        stage.undoTimeIsOver();
        assertThat(confirmed()).containsExactly("100002", "100003");
        assertSeats(2);
        House.open().mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60), mail -> mail.subject().startsWith("You have a seat"));

        Answer partly = undo(screen);
        assertThat(partly.between("class=\"back\">", "</div>").strip()).isEqualTo("1 registration is back on the list.");
        assertThat(partly.between("class=\"removed\">", "</div>").strip())
                .isEqualTo("2 are not: there is no seat for them any more, or they registered again.");
        assertThat(confirmed()).as("who registered first").containsExactly("100002", "100003", "100011");
        stage.set(meeting, "capacity = 4");
        undo(screen);
        assertThat(confirmed()).containsExactly("100002", "100003", "100011", "100012");
        assertSeats(4);
    }

    @Test
    void anUndoInTimeSucceedsWhoeverWaitsAndNobodyHearsOfIt() {
        stage.set(meeting, "capacity = 1, waiting_list = true");
        stage.register(meeting, "100002");
        House.open().mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60));
        wait("100003");
        String before = rows();

        Screen screen = open();
        remove(screen, id(meeting, "100002"));
        agree(screen);
        assertThat(stage.visitor().postJson("/api/meetings/" + meeting + "/registrations/",
                "{\"employee_number\":\"300001\",\"name\":\"Newcomer\"}").status()).isEqualTo(409);
        assertThat(mails("registration.removed")).isEqualTo(1);
        Answer back = undo(screen);

        assertThat(back.between("class=\"back\">", "</div>").strip()).isEqualTo("1 registration is back on the list.");
        assertThat(rows()).isEqualTo(before);
        assertThat(mails("registration.removed")).isZero();
        assertThat(mails("registration.restored")).isZero();
        assertSeats(1);
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void whoIsAskedAndSaysNoRemovesNobody() {
        stage.set(meeting, "capacity = 1, waiting_list = true");
        people(1);
        stage.employee("100009", "100009", "Aoife", null);
        wait("100009");

        Screen screen = open();
        Answer asked = remove(screen, id(100_011));
        assertThat(asked.between("<h2 id=\"ask-title\">", "</h2>")).isEqualTo("Remove Guest 1?");
        assertThat(asked.between("<p id=\"ask-text\">", "</p>"))
                .isEqualTo("Aoife is next on the waiting list and gets the seat after 10 seconds, unless you undo this.");
        screen.send("askForm", "askForm:keep", "askForm:keep", "askForm:ask", "askForm:keep", "askForm:keep");
        assertThat(screen.shown().body()).doesNotContain("<dialog");
        assertSeats(1);
        assertThat(stage.world().signedIn("ann").get("/admin/registrations/" + id(100_011) + "/delete").body())
                .contains("Aoife is next on the waiting list and gets the seat");
    }

    @Test
    void anOfferThatWasRemovedIsHeldAndIsTheirsAgainByAnUndo() {
        stage.world().sql("insert into waiting_rule (tenant_id, id, offer_hours) values (?, gen_random_uuid(), 2)", stage.world().id());
        stage.set(meeting, "capacity = 1, waiting_list = true");
        people(1);
        wait("100002");
        Screen screen = open();
        assertThat(remove(screen, id(100_011)).between("<p id=\"ask-text\">", "</p>"))
                .isEqualTo("Nok Srisai is next on the waiting list and is offered the seat after 10 seconds, unless you undo this.");
        agree(screen);
        stage.undoTimeIsOver();
        String offered = rows();
        assertThat(stage.taken(meeting)).as("offered").isEqualTo(1);

        String nok = id(meeting, "100002");
        Client ann = stage.world().signedIn("ann");
        Answer removed = ann.post("/admin/registrations/" + nok + "/delete");
        assertThat(stage.held(meeting)).isEqualTo(1);
        undo(Screen.open(ann, removed.header("Location")));
        assertThat(rows()).isEqualTo(offered);
        assertThat(stage.taken(meeting)).isEqualTo(1);

        ann.post("/admin/registrations/" + nok + "/delete");
        stage.undoTimeIsOver();
        assertSeats(0);
        assertThat(waiting()).isZero();
    }

    @Test
    void whoWasRemovedIsListedWithWhoDidItAndIsBroughtBackFromThere() {
        people(2);
        remove(open(), id(100_011));
        stage.undoTimeIsOver();

        Screen screen = Screen.open(olga, list() + "?show=removed");
        String shown = screen.shown().body();
        assertThat(shown).contains("Guest 1", "Olga Smirnova", "Removed <span>1</span>").doesNotContain("Guest 2");
        Matcher button = Pattern.compile("<button id=\"([^\"]+)\"[^>]* aria-label=\"Restore Guest 1\"").matcher(shown);
        assertThat(button.find()).isTrue();
        screen.send("roster", button.group(1), button.group(1), "roster:numbers roster:list", button.group(1), "", "whom", id(100_011));
        assertThat(screen.shown().body()).contains("Removed <span>0</span>").doesNotContain("Guest 1</td>");
        assertSeats(2);
        assertThat(noted("registration.removed")).isEqualTo(1);
        assertThat(noted("registration.restored")).isEqualTo(1);

        Screen cancelled = Screen.open(olga, list() + "?show=cancelled");
        assertThat(cancelled.shown().body()).contains("No registrations in this list.");
        assertThat(Screen.open(olga, list() + "?show=whatever").shown().body()).contains("Guest 1", "Guest 2");
    }

    @Test
    void theLineIsRemovedWithTheListAndStandsAsItStoodAfterwards() {
        stage.set(meeting, "capacity = 2, waiting_list = true");
        people(2);
        wait("100003");
        wait("100002");
        String before = rows();

        Answer removed = olga.post(list() + "/delete_all", "confirm", "Town hall");
        assertSeats(0);
        assertThat(waiting()).isZero();
        undo(Screen.open(olga, removed.header("Location")));
        assertThat(rows()).isEqualTo(before);
        assertSeats(2);
        assertThat(waiting()).isEqualTo(2);
        assertThat(stage.world().count("select count(*) from outbox where tenant_id = ? and kind = 'registration.promoted'",
                stage.world().id())).isZero();
    }

    @Test
    void whoRegisteredAgainMeanwhileHasOnePlace() {
        people(1);
        stage.register(meeting, "100002");
        Screen screen = open();
        remove(screen, id(100_011), id(meeting, "100002"));
        stage.register(meeting, "100002");

        assertThat(undo(screen).between("class=\"back\">", "</div>").strip()).isEqualTo("1 registration is back on the list.");
        assertSeats(2);
        assertThat(confirmed()).containsExactly("100002", "100011");
    }

    /** Two remove and bring back while people register, give back, and register again. */
    @Test
    void seatsAreCountedAsTheyAreWhileSomeAreRemovedAndSomeComeAndGo() throws Exception {
        stage.set(meeting, "capacity = 60, waiting_list = true");
        stage.world().sql("insert into employee (tenant_id, number, number_key, name, name_folded)"
                + " select ?, (300000 + n)::text, (300000 + n)::text, 'Person ' || n, 'person ' || n from generate_series(1, 40) n",
                stage.world().id());
        people(40);
        String all = list() + "/delete_all";
        List<Callable<Integer>> deeds = new ArrayList<>();
        for (int round = 0; round < 6; round++) {
            deeds.add(() -> {
                Client window = stage.visitor();
                olga.cookies().forEach(window::cookie);
                undoIfShown(Screen.open(window, window.post(all, "confirm", "DELETE_ALL").header("Location")));
                return 302;
            });
        }
        IntStream.rangeClosed(1, 120).forEach(n -> deeds.add(() -> stage.visitor()
                .postJson("/api/meetings/" + meeting + "/registrations/",
                        "{\"employee_number\":\"" + (300_000 + 1 + n % 40) + "\",\"waitlist\":true}")
                .status()));
        IntStream.rangeClosed(11, 40).forEach(n -> deeds.add(() -> stage.visitor()
                .postJson("/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"" + (100_000 + n) + "\",\"name\":\"Guest\"}")
                .status()));
        var crowd = Executors.newFixedThreadPool(12);
        List<Future<Integer>> answers = crowd.invokeAll(deeds);
        crowd.shutdown();
        for (Future<Integer> answer : answers) {
            assertThat(answer.get()).isIn(200, 201, 302, 409);
        }
        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting) + stage.held(meeting)).isLessThanOrEqualTo(60);
        assertThat(waiting()).isEqualTo(stage.world().count("select count(*) from registration r join meeting m on m.tenant_id = r.tenant_id"
                + " and m.id = r.meeting_id where r.tenant_id = ? and m.number = ? and r.status = 'waitlisted'", stage.world().id(), meeting));
        assertThat(stage.world().count("select count(*) from registration where tenant_id = ? and removal_id is not null"
                + " and status <> 'cancelled'", stage.world().id())).isZero();
    }

    @Test
    void isForTheOrganizerAndAdminsAlone() {
        people(1);
        stage.world().account("oscar", "Oscar", "organizer");
        Client oscar = stage.world().signedIn("oscar");
        Client neighbour = World.create().signedIn("ann");
        String one = "/admin/registrations/" + id(100_011) + "/delete";

        for (Client stranger : List.of(oscar, neighbour)) {
            assertThat(stranger.post(list() + "/delete_all", "confirm", "DELETE_ALL").status()).isEqualTo(404);
            assertThat(stranger.get(list() + "/delete_all").status()).isEqualTo(404);
            assertThat(stranger.post(one).status()).isEqualTo(404);
        }
        assertThat(stage.visitor().post(one).header("Location")).contains("/auth/login");
        assertSeats(1);
        assertThat(stage.world().signedIn("ann").post(one).status()).isEqualTo(302);
        assertSeats(0);
    }

    private String list() {
        return "/organizer/meeting/" + meeting + "/registrations";
    }

    private Screen open() {
        return Screen.open(olga, list());
    }

    private static Answer remove(Screen screen, String... ids) {
        String[] ticked = Stream.concat(
                        Stream.of("roster:removeChosen", ""), Arrays.stream(ids).flatMap(id -> Stream.of("registration_ids[]", id)))
                .toArray(String[]::new);
        return screen.send("roster", "roster:removeChosen", "roster:removeChosen", "roster:numbers roster:table undoForm:undo askForm:ask", ticked);
    }

    /** Says yes to the question that comes where somebody waits. */
    private static Answer agree(Screen screen) {
        return screen.send("askForm", "askForm:go", "askForm:go", "askForm:ask roster:numbers roster:table undoForm:undo", "askForm:go", "askForm:go");
    }

    private static Answer undo(Screen screen) {
        return screen.send("undoForm", "undoForm:takeBack", "undoForm:takeBack", "undoForm:undo roster:numbers roster:table",
                "undoForm:takeBack", "undoForm:takeBack");
    }

    /** Whoever removed nobody is offered nothing to take back. */
    private static void undoIfShown(Screen screen) {
        if (screen.shown().body().contains("undoForm:takeBack")) {
            undo(screen);
        }
    }

    /** What removing all of so many, and bringing them back, asks of the database. */
    private List<String> statementsOf(int people) {
        people(people);
        return Statements.during(stage.world(), () -> {
                    Answer removed = olga.post(list() + "/delete_all", "confirm", "Town hall");
                    undo(Screen.open(olga, removed.header("Location")));
                })
                .stream()
                // The dispatcher tells the screens meanwhile.
                .filter(statement -> !statement.contains("set_config") && !statement.contains("settle_removals") && !statement.contains("pg_notify") && !statement.startsWith("with due"))
                .toList();
    }

    /** So many have a seat, 100011 first; those who have one already keep it. */
    private void people(int count) {
        stage.world().sql("insert into registration (tenant_id, meeting_id, number, number_key, name, registered_at)"
                        + " select tenant_id, id, (100010 + n)::text, (100010 + n)::text, 'Guest ' || n,"
                        + " timestamptz '2026-11-20 10:00Z' + n * interval '1 second' from meeting, generate_series(1, ?) n"
                        + " where tenant_id = ? and number = ? on conflict do nothing",
                count, stage.world().id(), meeting);
        stage.world().sql("update meeting m set taken = (select count(*) from registration r where r.tenant_id = m.tenant_id"
                        + " and r.meeting_id = m.id and r.status = 'confirmed'), capacity = greatest(capacity, ?) where tenant_id = ? and number = ?",
                count, stage.world().id(), meeting);
    }

    private void wait(String number) {
        stage.visitor().postJson(
                "/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"" + number + "\",\"waitlist\":true}");
    }

    private String id(int number) {
        return id(meeting, String.valueOf(number));
    }

    private String id(int of, String number) {
        return World.text("select cast(r.id as text) from registration r join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id"
                + " where r.tenant_id = ? and m.number = ? and r.number_key = ? order by r.registered_at desc limit 1",
                stage.world().id(), of, number);
    }

    private List<String> confirmed() {
        return List.of(World.text("select string_agg(number_key, ' ' order by number_key) from registration where tenant_id = ?"
                + " and status = 'confirmed'", stage.world().id()).split(" "));
    }

    /** All that is known of everybody, but how often it changed. */
    private String rows() {
        return World.text("select cast(jsonb_agg(cast(row_to_json(r) as jsonb) - 'version' - 'removal_id' - 'sequence' order by r.number_key) as text)"
                + " from registration r where r.tenant_id = ?", stage.world().id());
    }

    private long waiting() {
        return stage.world().count("select waiting from meeting where tenant_id = ? and number = ?", stage.world().id(), meeting);
    }

    private long noted(String verb) {
        return stage.world().count("select count(*) from audit_entry where tenant_id = ? and verb = ?", stage.world().id(), verb);
    }

    private long mails(String kind) {
        return stage.world().count("select count(*) from outbox where tenant_id = ? and kind = ?", stage.world().id(), kind);
    }

    /** So many have one, and what is held is taken besides. */
    private void assertSeats(int seats) {
        assertThat(stage.confirmed(meeting)).isEqualTo(seats);
        assertThat(stage.taken(meeting)).isEqualTo(seats + stage.held(meeting));
    }
}
