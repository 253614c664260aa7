package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** People who are in no directory register with their name and address, once, and are found wherever others are. */
class GuestsIT {

    private static final Pattern TICKET = Pattern.compile("/ticket/([0-9a-z]{64})\"");

    House house = House.open();
    Stage stage = new Stage();
    World world = stage.world();
    Client visitor = stage.visitor();
    String zoe = world.email("zoe");

    @Test
    void aNameAndAnAddressGiveATicket() {
        int meeting = stage.meeting("Open day");
        assertThat(visitor.get("/submit/" + meeting).body()).contains("href=\"/submit_manual/" + meeting + "\">I have no employee number</a>");
        Answer form = visitor.get("/submit_manual/" + meeting);
        assertThat(form.body()).containsSubsequence("name=\"new_emp_name\"", "name=\"email\"", "Employee number (optional)");

        Answer answer = guest(meeting, "Zoë Zander", zoe.toUpperCase());
        assertThat(answer.between("<h1>", "</h1>")).isEqualTo("You are registered, Zoë Zander");
        assertThat(answer.body()).contains("A copy is on its way to z•••@");
        assertThat(row(meeting)).isEqualTo("''|guest:" + zoe + "|Zoë Zander|" + zoe + "|t");
        assertThat(house.mail().waitForMailTo(zoe, Duration.ofSeconds(60)).text())
                .contains("Zoë Zander", world.url("/ticket/" + ticket(answer)));
        assertThat(visitor.get("/ticket/" + ticket(answer)).status()).isEqualTo(200);
    }

    @Test
    void oneAddressIsOneGuest() {
        int meeting = stage.meeting("Open day");
        guest(meeting, "Zoë", zoe);
        Answer again = guest(meeting, "Zoë once more", " " + zoe.toUpperCase() + " ");
        assertThat(again.between("<h2>", "</h2>")).isEqualTo("This e-mail address is registered already");
        assertThat(again.body()).contains("z•••@", "name=\"email\" value=\"").doesNotContain("/ticket/", "name=\"emp_id\"");
        assertThat(stage.confirmed(meeting)).isEqualTo(1);
        assertThat(wire(meeting, "\"name\":\"Zoë\",\"email\":\"" + zoe + "\"").body()).contains("registration.already");
        assertThat(guest(stage.meeting("Another"), "Zoë", zoe).body()).contains("You are registered, Zoë");

        world.sql("update registration set ticket_mailed_at = now() - interval '1 hour' where tenant_id = ?", world.id());
        long before = mails("registration.confirmed");
        Answer mailed = stage.visitor().post("/submit/" + meeting + "/mail-ticket", "email", zoe);
        assertThat(mailed.between("<h2>", "</h2>")).isEqualTo("The ticket is on its way");
        assertThat(mails("registration.confirmed")).isEqualTo(before + 1);
        assertThat(stage.visitor().post("/submit/" + meeting + "/mail-ticket", "email", "nobody@else.example").between("<h2>", "</h2>"))
                .isEqualTo("No ticket was mailed");
    }

    @Test
    void whatIsMissingOrLeadsElsewhereIsSaidBesideItsField() {
        int meeting = stage.meeting("Open day");
        Answer none = guest(meeting, "Zoë", "");
        assertThat(none.between("id=\"email-error\">", "</p>")).isEqualTo("Please enter your e-mail address. Your ticket is sent there.");
        assertThat(none.body()).contains("value=\"Zoë\"");
        assertThat(guest(meeting, "", zoe).between("id=\"new_emp_name-error\">", "</p>")).isEqualTo("Please enter your name.");
        Answer link = guest(meeting, "You won! http://evil.example", zoe);
        assertThat(link.between("id=\"new_emp_name-error\">", "</p>")).startsWith("A name cannot contain a web or e-mail address.");
        assertThat(link.body()).contains("value=\"You won! http://evil.example\"");
        assertThat(wire(meeting, "\"employee_number\":\"777777\",\"name\":\"evil.example\"").body())
                .contains("registration.name_address", "\"pointer\":\"/name\"");
        assertThat(wire(meeting, "\"name\":\"Zoë\"").body()).contains("registration.guests.emailMissing", "\"pointer\":\"/email\"");
        assertThat(stage.confirmed(meeting)).isZero();
    }

    @Test
    void onTheWireAGuestNeedsNoNumber() {
        int meeting = stage.meeting("Open day");
        Answer answer = wire(meeting, "\"name\":\"Zoë\",\"email\":\"" + zoe + "\",\"section\":\"Partner\"");
        assertThat(answer.status()).isEqualTo(201);
        JsonObject place = json(answer);
        assertThat(place.containsKey("employee_number")).isFalse();
        assertThat(List.of(place.getString("name"), place.getString("section"), "" + place.getBoolean("by_hand")))
                .isEqualTo(List.of("Zoë", "Partner", "true"));
    }

    @Test
    void aNumberIsAskedForOnlyWhereTheOrganizationWantsOne() {
        int meeting = stage.meeting("Open day");
        Client ann = world.signedIn("ann");
        assertThat(decide(ann, "asksNumber_input", "on", "seatShare", "", "networkLimit", "30", "meetingLimit", "120").body()).contains("Saved.");
        assertThat(visitor.get("/submit_manual/" + meeting).body())
                .containsSubsequence("name=\"new_emp_id\"", "aria-required=\"true\"", "name=\"new_emp_name\"");
        assertThat(guest(meeting, "Zoë", zoe).between("id=\"new_emp_id-error\">", "</p>")).startsWith("An employee number has");
        assertThat(wire(meeting, "\"name\":\"Zoë\",\"email\":\"" + zoe + "\"").body()).contains("\"pointer\":\"/employee_number\"");
        assertThat(visitor.post("/submit_manual/" + meeting, "new_emp_id", "777777", "new_emp_name", "Zoë").body())
                .contains("You are registered, Zoë");
        assertThat(World.text("select details from audit_entry where tenant_id = ? and verb = 'settings.changed'", world.id()))
                .contains("guests");

        decide(ann, "seatShare", "", "networkLimit", "30", "meetingLimit", "120");
        assertThat(guest(meeting, "Zoë", zoe).body()).contains("You are registered, Zoë");
    }

    @Test
    void settingsThatCannotBeStayBesideTheirFields() {
        Client ann = world.signedIn("ann");
        assertThat(decide(ann, "seatShare", "101", "networkLimit", "30", "meetingLimit", "120").body())
                .contains("Enter a whole number from 0 to 100, or leave the field empty.");
        assertThat(decide(ann, "seatShare", "", "networkLimit", "0", "meetingLimit", "120").body())
                .contains("Enter a whole number from 1 to 100,000.");
        assertThat(world.count("select count(*) from guest_policy where tenant_id = ?", world.id())).isZero();
    }

    /** The address of somebody of the directory makes their registration, and that it does is not to be seen. */
    @Test
    void anEmployeesAddressIsTheEmployeesRegistrationAndTellsNothing() {
        int meeting = stage.meeting("Open day");
        Answer stranger = wire(meeting, "\"name\":\"Somebody\",\"email\":\"" + zoe + "\"");
        Answer employee = wire(meeting, "\"name\":\"Somebody\",\"email\":\"" + stage.nok() + "\"");
        assertThat(employee.status()).isEqualTo(stranger.status()).isEqualTo(201);
        assertThat(json(employee).keySet()).isEqualTo(json(stranger).keySet());
        assertThat(told(json(employee))).isEqualTo(told(json(stranger)));
        assertThat(employee.body()).doesNotContain("Nok", "100002", "Engineer", "CC 7");
        assertThat(World.text("select number || '|' || number_key || '|' || name || '|' || by_hand || '|' || (employee_id is not null)"
                + " from registration where tenant_id = ? and email = ?", world.id(), stage.nok()))
                .isEqualTo("00100002|100002|Nok Srisai|false|true");

        assertThat(wire(meeting, "\"employee_number\":\"100002\"").body()).contains("registration.already");
        int other = stage.meeting("Town hall");
        stage.register(other, "100002");
        Answer already = guest(other, "Somebody", stage.nok());
        assertThat(already.between("<h2>", "</h2>")).isEqualTo("This e-mail address is registered already");
        assertThat(already.body()).doesNotContain("Nok", "100002");
        assertThat(stage.confirmed(other)).isEqualTo(1);

        int third = stage.meeting("Lunch");
        Answer page = guest(third, "Somebody", stage.nok());
        assertThat(page.between("<h1>", "</h1>")).isEqualTo("You are registered, Somebody");
        assertThat(page.body()).doesNotContain("Nok", "100002", "R&amp;D");
    }

    @Test
    void anAddressThatSeveralShareIsNobodysOfThem() {
        stage.employee("00100005", "100005", "Reception One", world.email("desk"));
        stage.employee("00100006", "100006", "Reception Two", world.email("desk"));
        int meeting = stage.meeting("Open day");
        guest(meeting, "Zoë", world.email("desk"));
        assertThat(row(meeting)).startsWith("''|guest:desk@");
    }

    @Test
    void aGuestIsFoundAtTheDoorOnTheListAndInFiles() {
        int meeting = stage.organizedBy("ann", stage.meeting("Open day"));
        String ticket = ticket(guest(meeting, "Zoë Zander", zoe));
        stage.register(meeting, "100002");
        Client ann = world.signedIn("ann").with("Sec-Fetch-Site", "same-origin");

        assertThat(ann.get("/organizer/meeting/" + meeting + "/check-in?search=zander").body()).contains("Zoë Zander");
        assertThat(ann.get("/organizer/meeting/" + meeting + "/check-in?search=gu").body()).as("'guest:' is no number").doesNotContain("Zoë Zander");
        assertThat(ann.get("/organizer/meeting/" + meeting + "/registrations").body()).contains("Zoë Zander", "Nok Srisai");
        assertThat(ann.get("/organizer/meeting/" + meeting + "/export/csv").body()).containsPattern(",,Zoë Zander,,,,[^\\r]+,ใช่\r\n");
        assertThat(ann.get("/organizer/meeting/" + meeting + "/sign-in-sheet.pdf").status()).isEqualTo(200);
        assertThat(ann.get("/organizer/meeting/" + meeting + "/badges.pdf").status()).isEqualTo(200);
        Answer in = ann.postJson("/api/meetings/" + meeting + "/check-ins/", "{\"code\":\"" + ticket + "\"}");
        assertThat(in.status()).isEqualTo(201);
        assertThat(in.between("\"name\":\"", "\"")).isEqualTo("Zoë Zander");
    }

    @Test
    void staffAddAGuestWithoutANumberAtTheDoor() {
        int meeting = stage.organizedBy("ann", stage.meeting("Open day"));
        stage.set(meeting, "directory_only = true");
        Client ann = world.signedIn("ann");
        String walkIn = "/organizer/meeting/" + meeting + "/walk-in";
        assertThat(ann.get(walkIn + "?byhand=yes").body())
                .contains("This meeting is for people in the employee directory. You can still add this person.", "Employee number (if there is one)");
        assertThat(ann.post(walkIn, "byhand", "yes", "name", "Walter Guest").header("Location")).contains("/check-in?done=");
        assertThat(ann.post(walkIn, "byhand", "yes", "name", "Walter Guest").header("Location")).as("another of that name").contains("?done=");
        assertThat(ann.post(walkIn, "byhand", "yes", "emp_id", "777777", "name", "Wendy").header("Location")).contains("?done=");
        assertThat(stage.confirmed(meeting)).isEqualTo(3);
    }

    @Test
    void aGuestIsFoundByTheirAddressAndErased() {
        int meeting = stage.meeting("Open day");
        Client ann = world.signedIn("ann");
        String ticket = ticket(guest(meeting, "Zoë Zander", zoe));
        visitor.post("/ticket/" + ticket + "/data");
        assertThat(World.text("select subject_name from audit_entry where tenant_id = ? and verb = 'person.asked'", world.id())).isEqualTo(zoe);
        Screen person = Screen.open(ann, "/admin/privacy/person?who=" + zoe);
        assertThat(person.shown().body()).contains("Zoë Zander");
        assertThat(person.send("erasing", "erase", "erasing", "erasing person messages", "confirm", zoe, "erase", "erase").body()).contains("The person was erased.");
        assertThat(world.count("select count(*) from registration where tenant_id = ? and (number_key like ? or name like 'Zo%' or email is not null)",
                world.id(), "%" + zoe + "%")).isZero();
        assertThat(world.count("select count(*) from audit_entry where tenant_id = ? and (subject_name like ? or details like ?)", world.id(),
                "%" + zoe + "%", "%" + zoe + "%")).isZero();
    }

    @Test
    void aGuestComesToAWholeSeriesAsOneOfTheirNetwork() {
        Client olga = world.signedIn("olga");
        String[] form = {"topic", "Course", "meeting_date", "2099-11-20", "start_time", "09:00", "is_public", "on", "repeat", "weekly",
            "repeat_times", "40", "seen", ""};
        form[form.length - 1] = olga.post("/organizer/meeting/create", form).between("name=\"seen\" value=\"", "\"");
        assertThat(olga.post("/organizer/meeting/create", form).status()).isEqualTo(302);

        Answer all = visitor.post("/submit_manual/1", "new_emp_name", "Zoë", "email", zoe, "series", "all");
        assertThat(all.between("<h1>", "</h1>")).isEqualTo("This is how it went, Zoë");
        assertThat(world.count("select count(*) from registration where tenant_id = ? and number_key = ?", world.id(), "guest:" + zoe))
                .isEqualTo(40);
        assertThat(guest(1, "Yan", world.email("yan")).body()).contains("You are registered, Yan");
    }

    private Answer guest(int meeting, String name, String email) {
        return visitor.post("/submit_manual/" + meeting, "new_emp_name", name, "email", email);
    }

    private Answer wire(int meeting, String members) {
        return stage.visitor().postJson("/api/meetings/" + meeting + "/registrations/", "{" + members + "}");
    }

    private Answer decide(Client admin, String... settings) {
        String[] all = new String[settings.length + 2];
        System.arraycopy(settings, 0, all, 2, settings.length);
        all[0] = "saveGuestPolicy";
        all[1] = "";
        return Screen.open(admin, "/admin/settings").send("guestPolicy", "saveGuestPolicy", "guestPolicy", "guestPolicy messages", all);
    }

    private long mails(String kind) {
        return world.count("select count(*) from outbox where tenant_id = ? and kind = ?", world.id(), kind);
    }

    private String row(int meeting) {
        return World.text("select quote_literal(r.number) || '|' || r.number_key || '|' || r.name || '|' || r.email || '|' || left(r.by_hand::text, 1)"
                + " from registration r join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id"
                + " where r.tenant_id = ? and m.number = ?", world.id(), meeting);
    }

    /** What is the same for everybody who types the same. */
    private static List<String> told(JsonObject place) {
        return List.of(
                place.getString("name"), place.getString("position"), place.getString("section"), place.getString("cost_center"),
                "" + place.getBoolean("by_hand"), place.getString("status"));
    }

    private static JsonObject json(Answer answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }

    private static String ticket(Answer answer) {
        Matcher found = TICKET.matcher(answer.body());
        assertThat(found.find()).as(answer.body()).isTrue();
        return found.group(1);
    }
}
