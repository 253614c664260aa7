package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** An organizer's list of who is registered, as its page asks for it. */
class RosterIT {

    private static final Pattern NAME = Pattern.compile("<td[^>]* class=\"lead\"[^>]*>(.*?)</td>", Pattern.DOTALL);
    private static final Pattern TAGGED = Pattern.compile("<.*", Pattern.DOTALL);

    Stage stage = new Stage();
    int meeting = stage.organizedBy("olga", stage.meeting("Town hall", 400));
    Client olga = stage.world().signedIn("olga");

    @Test
    void fiftyAreShownAndTheNextWhenAskedFor() {
        IntStream.rangeClosed(1, 53).forEach(n -> listed("3000" + (10 + n), "Guest " + n, "", n));
        Screen screen = open();

        assertThat(names(screen.shown())).hasSize(50).startsWith("Guest 53", "Guest 52").endsWith("Guest 5", "Guest 4");
        assertThat(names(page(screen, 50))).containsExactly("Guest 3", "Guest 2", "Guest 1");
    }

    @Test
    void isSearchedByWhateverSomebodyRemembers() {
        listed("00402117", "Léonie Marchetti", "R&D", 1);
        listed("100002", "นางสาวสมหญิง ใจดี", "Café", 2);
        listed("ab-77", "Фёдор Иванов", "100%", 3);
        Screen screen = open();

        for (String typed : List.of("leonie", "LÉON", "march", "402117", "00402", "0000402117", "r&d")) {
            assertThat(names(search(screen, typed))).as(typed).containsExactly("Léonie Marchetti");
        }
        for (String typed : List.of("สมหญิง", "cafe", " CAFÉ ", "00100002")) {
            assertThat(names(search(screen, typed))).as(typed).containsExactly("นางสาวสมหญิง ใจดี");
        }
        for (String typed : List.of("федор", "ИВАН", "AB-7", "100%", "%")) {
            assertThat(names(search(screen, typed))).as(typed).containsExactly("Фёдор Иванов");
        }
        for (String typed : List.of("_", "!", "marchetti r", "nobody")) {
            assertThat(names(search(screen, typed))).as(typed).isEmpty();
        }
        assertThat(names(search(screen, ""))).hasSize(3);
    }

    @Test
    void isSortedByEachHeadingBothWays() {
        listed("300", "Bea", "X", 1);
        listed("100", "Cid", "Z", 2);
        listed("200", "Ann", "Y", 3);
        Screen screen = open();
        String opened = screen.shown().body();

        assertThat(names(sort(screen, opened, "Name", 1))).containsExactly("Ann", "Bea", "Cid");
        assertThat(names(sort(screen, opened, "Name", -1))).containsExactly("Cid", "Bea", "Ann");
        assertThat(names(sort(screen, opened, "Number", 1))).containsExactly("Cid", "Ann", "Bea");
        assertThat(names(sort(screen, opened, "Section", 1))).containsExactly("Bea", "Ann", "Cid");
        assertThat(names(sort(screen, opened, "Registered at", 1))).containsExactly("Bea", "Cid", "Ann");
        assertThat(names(sort(screen, opened, "Registered at", -1))).containsExactly("Ann", "Cid", "Bea");
    }

    @Test
    void whoIsRemovedIsBackWhenThatIsUndone() {
        stage.set(meeting, "capacity = 2");
        stage.register(meeting, "100002");
        stage.register(meeting, "100003");
        House.open().mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60));
        String before = row("100002");
        Screen screen = open();

        Answer removed = remove(screen, screen.shown().body(), "Nok Srisai");
        assertThat(names(removed)).containsExactly("Somchai Jaidee");
        assertThat(removed.between("class=\"removed\">", "</div>").strip()).isEqualTo("Nok Srisai was removed.");
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
        assertThat(stage.taken(meeting)).as("held until it cannot be undone any more").isEqualTo(2);
        assertThat(row("100002")).isNotEqualTo(before);

        assertThat(names(undo(screen))).containsExactly("Somchai Jaidee", "Nok Srisai");
        assertThat(row("100002")).isEqualTo(before);
        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(2);
        assertThat(stage.world().count("select count(*) from outbox where tenant_id = ? and channel = 'mail'"
                        + " and kind like 'registration.%'", stage.world().id()))
                .isEqualTo(1);
    }

    @Test
    void undoIsRefusedOnceTheSeatIsGone() {
        stage.set(meeting, "capacity = 1");
        stage.register(meeting, "100002");
        Screen screen = open();
        remove(screen, screen.shown().body(), "Nok Srisai");
        assertThat(stage.visitor().postJson("/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"100003\"}").status())
                .as("the seat is held").isEqualTo(409);
        stage.undoTimeIsOver();
        stage.register(meeting, "100003");

        Answer late = undo(screen);
        assertThat(late.between("class=\"back\">", "</div>").strip()).isEqualTo("Nobody could be brought back.");
        assertThat(late.between("class=\"removed\">", "</div>").strip())
                .isEqualTo("1 is not: there is no seat for them any more, or they registered again.");
        assertThat(restore("Nok Srisai").between("ui-messages-error-summary\">", "</span>"))
                .isEqualTo("The seat was taken meanwhile. Raise the number of seats first.");
        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(1);

        stage.set(meeting, "capacity = 2");
        restore("Nok Srisai");
        assertThat(names(open().shown())).containsExactly("Somchai Jaidee", "Nok Srisai");
        assertThat(stage.taken(meeting)).isEqualTo(2);
    }

    @Test
    void whoIsRemovedMayRegisterAgainAndUndoThenChangesNothing() {
        stage.register(meeting, "100002");
        Screen screen = open();
        remove(screen, screen.shown().body(), "Nok Srisai");
        stage.register(meeting, "100002");

        assertThat(names(undo(screen))).containsExactly("Nok Srisai");
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
        stage.undoTimeIsOver();
        assertThat(stage.taken(meeting)).isEqualTo(1);
    }

    @Test
    void removesWhomTheButtonNamedThoughSomebodyElseStandsInItsRowByNow() {
        stage.register(meeting, "100002");
        Screen screen = open();
        String opened = screen.shown().body();
        stage.register(meeting, "100003");
        assertThat(names(page(screen, 0))).containsExactly("Somchai Jaidee", "Nok Srisai");

        assertThat(names(remove(screen, opened, "Nok Srisai"))).containsExactly("Somchai Jaidee");
    }

    @Test
    void whoGaveTheirPlaceBackThemselvesIsNotBroughtBackByAnUndo() {
        String ticket = stage.register(meeting, "100002");
        stage.register(meeting, "100003");
        Screen screen = open();
        String opened = screen.shown().body();
        stage.visitor().post("/ticket/" + ticket);

        Answer answer = remove(screen, opened, "Nok Srisai");
        assertThat(names(answer)).containsExactly("Somchai Jaidee");
        assertThat(answer.body()).doesNotContain("class=\"removed\"");
        undo(screen);
        assertThat(stage.taken(meeting)).isEqualTo(stage.confirmed(meeting)).isEqualTo(1);
        assertThat(stage.world().count("select count(*) from registration where tenant_id = ? and deleted_at is not null", stage.world().id()))
                .isZero();
    }

    @Test
    void nobodyOfAnotherMeetingIsRemoved() {
        int other = stage.meeting("Another's");
        stage.register(meeting, "100002");
        stage.register(other, "100003");
        Screen screen = open();
        String opened = screen.shown().body();
        String somchai = World.text("select cast(id as text) from registration where tenant_id = ? and number_key = '100003'", stage.world().id());

        Matcher button = button(opened, "Remove Nok Srisai");
        for (String whom : List.of(somchai, "no-id", "")) {
            screen.send("roster", button.group(1), button.group(1), "roster:table", button.group(1), "", "whom", whom);
            assertThat(screen.shown().status()).isEqualTo(404);
        }
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
        assertThat(stage.confirmed(other)).isEqualTo(1);
    }

    @Test
    void isShownToItsOrganizerAndToAdminsAndToNobodyElse() {
        stage.register(meeting, "100002");
        stage.world().account("oscar", "Oscar", "organizer");
        Client oscar = stage.world().signedIn("oscar");
        Client ann = stage.world().signedIn("ann");
        Client neighbour = World.create().signedIn("ann");

        for (String path : List.of("", "/export/csv", "/export/xlsx")) {
            String address = "/organizer/meeting/" + meeting + "/registrations" + path;
            assertThat(olga.get(address).status()).as(path).isEqualTo(200);
            assertThat(ann.get(address).status()).as(path).isEqualTo(200);
            assertThat(oscar.get(address).status()).as(path).isEqualTo(404);
            assertThat(neighbour.get(address).status()).as(path).isEqualTo(404);
            Answer anonymous = stage.visitor().get(address);
            assertThat(anonymous.status()).as(path).isEqualTo(302);
            assertThat(anonymous.header("Location")).contains("/auth/login?");
        }
        assertThat(names(ann.get("/admin/registrations/" + meeting))).containsExactly("Nok Srisai");
        assertThat(olga.get("/organizer/meeting/99/registrations").status()).isEqualTo(404);
        assertThat(olga.get("/organizer/meeting/abc/registrations").status()).isEqualTo(404);
    }

    private Screen open() {
        return Screen.open(olga, "/organizer/meeting/" + meeting + "/registrations");
    }

    private static Answer page(Screen screen, int first) {
        return screen.send(
                "roster", "roster:table", "roster:table", "roster:table", "roster:table_pagination", "true", "roster:table_first",
                String.valueOf(first), "roster:table_rows", "50", "roster:table_skipChildren", "true", "roster:table_encodeFeature", "true");
    }

    private static Answer search(Screen screen, String typed) {
        return screen.send(
                "roster", "roster:search", "roster:search", "roster:table", "jakarta.faces.behavior.event", "input",
                "jakarta.faces.partial.event", "input", "roster:search", typed);
    }

    private static Answer sort(Screen screen, String opened, String heading, int direction) {
        Matcher column = Pattern.compile("<th id=\"([^\"]+)\"[^>]* aria-label=\"" + heading + "\"").matcher(opened);
        assertThat(column.find()).as(heading).isTrue();
        return screen.send(
                "roster", "roster:table", "roster:table", "roster:table", "roster:table_sorting", "true", "roster:table_sortKey",
                column.group(1), "roster:table_sortDir", String.valueOf(direction), "roster:table_skipChildren", "true",
                "roster:table_encodeFeature", "true");
    }

    /** Presses somebody's button as {@code opened} has it. */
    private static Answer remove(Screen screen, String opened, String name) {
        Matcher button = button(opened, "Remove " + name);
        return screen.send(
                "roster", button.group(1), button.group(1), "roster:numbers roster:table undoForm:undo", button.group(1), "", "whom",
                button.group(2).replace("\\", ""));
    }

    private static Answer undo(Screen screen) {
        return screen.send("undoForm", "undoForm:takeBack", "undoForm:takeBack", "undoForm:undo roster:numbers roster:table",
                "undoForm:takeBack", "undoForm:takeBack");
    }

    /** Brings somebody back from the list of those who were removed. */
    private Answer restore(String name) {
        Screen screen = Screen.open(olga, "/organizer/meeting/" + meeting + "/registrations?show=removed");
        Matcher button = button(screen.shown().body(), "Restore " + name);
        return screen.send(
                "roster", button.group(1), button.group(1), "roster:numbers roster:list", button.group(1), "", "whom",
                button.group(2).replace("\\", ""));
    }

    /** A button by its label. */
    private static Matcher button(String opened, String label) {
        Matcher id = Pattern.compile("<button id=\"([^\"]+)\"[^>]* aria-label=\"" + label + "\"").matcher(opened);
        assertThat(id.find()).as(label).isTrue();
        Matcher script = Pattern.compile("s:\"(" + Pattern.quote(id.group(1)) + ")\"[^}]*pa:\\[\\{name:\"whom\",value:\"([^\"]+)\"")
                .matcher(opened);
        assertThat(script.find()).as(id.group(1)).isTrue();
        return script;
    }

    private static List<String> names(Answer answer) {
        return NAME.matcher(answer.body()).results().map(RosterIT::name).toList();
    }

    private static String name(MatchResult cell) {
        return TAGGED.matcher(cell.group(1)).replaceFirst("").strip();
    }

    private String row(String key) {
        return World.text("select cast(row_to_json(r) as jsonb) - 'version' - 'sequence' from registration r where r.tenant_id = ? and r.number_key = ?",
                stage.world().id(), key);
    }

    /** Somebody registered {@code minutes} after everybody else of a test began. */
    private void listed(String number, String name, String section, int minutes) {
        stage.world().sql("insert into registration (tenant_id, meeting_id, number, number_key, name, section, registered_at)"
                        + " select tenant_id, id, ?, lower(ltrim(?, '0')), ?, ?, timestamptz '2026-11-20 10:00Z' + ? * interval '1 minute'"
                        + " from meeting where tenant_id = ? and number = ?",
                number, number, name, section, minutes, stage.world().id(), meeting);
    }
}
