package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.World;

/** Whoever proved nothing is told of a person what the organization decided, at whichever door they ask, and not a word more. */
class DisclosureIT {

    private static final String FULL_NAME = "Xanthippe Quillfeather";
    private static final String INITIALS = "X. Q.";
    private static final List<String> WORDS =
            List.of("xanthippe", "quillfeather", "vexillologist", "zqsection", "ccobelisk", "zebulon", "inkwell");

    private static final Pattern TICKET = Pattern.compile("/ticket/([0-9a-z]{64,96})");

    /** What somebody asks of a number who knows nothing else. */
    private record Door(boolean names, Function<Place, Answer> asking) {}

    /** An organization with as many people of that name as there are doors. */
    private static final class Place {

        final Stage stage;
        final Client olga;
        final int meeting;
        final int crowded;
        final int full;
        final String kiosk;
        int people = 500_000;
        String number;

        Place(String reveals) {
            stage = new Stage().undecided();
            if (reveals != null) {
                stage.telling(reveals);
            }
            olga = stage.world().signedIn("olga");
            meeting = stage.organizedBy("olga", stage.meeting("Town hall"));
            crowded = stage.organizedBy("olga", stage.meeting("Clinic"));
            stage.set(crowded, "capacity = 1, taken = 1, waiting_list = true");
            full = stage.meeting("Cellar");
            stage.set(full, "capacity = 1, taken = 1");
            stage.world().sql("update meeting set series_id = ? where tenant_id = ? and number in (1, 2)", series(), stage.world().id());
            kiosk = kiosk();
        }

        private UUID series() {
            UUID id = UUID.randomUUID();
            stage.world().sql("insert into meeting_series (tenant_id, id, rule, created_at) values (?, ?, 'FREQ=WEEKLY', now())", stage.world().id(), id);
            return id;
        }

        private String kiosk() {
            String page = "/organizer/meeting/" + meeting + "/kiosk";
            olga.post(page, "open", "yes", "greets", "yes");
            return olga.get(page).between("name=\"then\" value=\"", "\"");
        }

        /** Whoever asks next asks of somebody nobody asked of before. */
        void next() {
            number = String.valueOf(++people);
            stage.world().sql("insert into employee (tenant_id, number, number_key, name, name_folded, position, section_short,"
                            + " cost_center_name, email) values (?, ?, ?, ?, lower(?), 'Vexillologist', 'ZQSECTION', 'CCOBELISK', ?)",
                    stage.world().id(), number, number, FULL_NAME, FULL_NAME, email());
        }

        String email() {
            return "zebulon." + number + "@" + stage.world().subdomain() + ".inkwell.example";
        }

        /** From an address of its own each time. */
        Answer form(int at, String... more) {
            String[] fields = Stream.concat(Stream.of("emp_id", number), Stream.of(more)).toArray(String[]::new);
            return stage.visitor().post("/submit/" + at, fields);
        }

        Answer json(int at, String more) {
            return stage.visitor().postJson("/api/meetings/" + at + "/registrations/", "{\"employee_number\":\"" + number + "\"" + more + "}");
        }

        String ticket() {
            return stage.register(meeting, number);
        }

        Answer open(String path) {
            return stage.visitor().get(path);
        }
    }

    private static final Map<String, Door> DOORS = doors();

    private static Map<String, Door> doors() {
        Map<String, Door> doors = new LinkedHashMap<>();
        doors.put("check_employee", new Door(true, at -> at.open("/api/check_employee/" + at.number)));
        doors.put("registration_status", new Door(false, at -> at.open("/api/registration_status/" + at.meeting + "/" + at.number)));
        doors.put("form", new Door(true, at -> at.form(at.meeting)));
        doors.put("JSON", new Door(true, at -> at.json(at.meeting, "")));
        doors.put("JSON, sent twice", new Door(true, at -> {
            again(at);
            return again(at);
        }));
        doors.put("by hand, with a number of the directory", new Door(true, at -> at.stage.visitor()
                .post("/submit_manual/" + at.meeting, "new_emp_id", at.number, "new_emp_name", "Guess")));
        doors.put("JSON by hand, with a number of the directory", new Door(true, at -> at.json(at.meeting, ",\"name\":\"Guess\"")));
        doors.put("several", new Door(true, at -> at.stage.visitor()
                .post("/register-several", "emp_id", at.number, "meeting", String.valueOf(at.meeting))));
        doors.put("series", new Door(true, at -> at.form(at.meeting, "series", "all")));
        doors.put("series as JSON", new Door(true, at -> at.json(at.meeting, ",\"series\":true,\"waitlist\":true")));
        doors.put("line", new Door(true, at -> at.form(at.crowded, "waitlist", "yes")));
        doors.put("line as JSON", new Door(true, at -> at.json(at.crowded, ",\"waitlist\":true")));
        doors.put("full", new Door(false, at -> at.form(at.full)));
        doors.put("already", new Door(false, at -> {
            at.ticket();
            return at.form(at.meeting);
        }));
        doors.put("already as JSON", new Door(false, at -> {
            at.ticket();
            return at.json(at.meeting, "");
        }));
        doors.put("already in line", new Door(false, at -> {
            at.form(at.crowded, "waitlist", "yes");
            return at.form(at.crowded, "waitlist", "yes");
        }));
        doors.put("mail-ticket", new Door(false, at -> {
            at.ticket();
            return at.stage.visitor().post("/submit/" + at.meeting + "/mail-ticket", "emp_id", at.number);
        }));
        doors.put("ticket", new Door(true, at -> at.open("/ticket/" + at.ticket())));
        doors.put("ticket in line", new Door(true, at -> at.open("/ticket/" + ticket(at.form(at.crowded, "waitlist", "yes")))));
        doors.put("ticket, about to cancel", new Door(false, at -> at.open("/ticket/" + at.ticket() + "?cancel=yes")));
        doors.put("ticket that was cancelled", new Door(true, at -> {
            String ticket = at.ticket();
            at.stage.visitor().post("/ticket/" + ticket);
            return at.open("/ticket/" + ticket);
        }));
        doors.put("ticket's answers", new Door(false, at -> at.open("/ticket/" + at.ticket() + "/answers")));
        doors.put("ticket's data", new Door(false, at -> at.open("/ticket/" + at.ticket() + "/data")));
        doors.put("ticket's calendar", new Door(false, at -> at.open("/ticket/" + at.ticket() + "/calendar")));
        doors.put("forged mailed ticket", new Door(true, at -> at.open("/ticket/" + at.ticket() + "0".repeat(32))));
        doors.put("kiosk", new Door(true, at -> {
            at.ticket();
            return at.stage.visitor().post(at.kiosk, "emp_id", at.number);
        }));
        doors.put("kiosk, with the ticket of a screen", new Door(true, at -> at.stage.visitor().post(at.kiosk, "emp_id", at.ticket())));
        doors.put("kiosk, already there", new Door(true, at -> {
            String ticket = at.ticket();
            at.stage.visitor().post(at.kiosk, "emp_id", ticket);
            return at.stage.visitor().post(at.kiosk, "emp_id", at.stage.world().url("/ticket/" + ticket));
        }));
        return doors;
    }

    private static Answer again(Place at) {
        Client visitor = at.stage.visitor();
        return visitor.send(visitor.request("/api/meetings/" + at.meeting + "/registrations/")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "k" + at.number)
                .POST(HttpRequest.BodyPublishers.ofString("{\"employee_number\":\"" + at.number + "\"}")));
    }

    @TestFactory
    Stream<DynamicTest> whereNothingIsTold() {
        Place at = new Place("nothing");
        return asked(at, answer -> assertThat(whole(answer)).doesNotContain(WORDS).doesNotContain(INITIALS.toLowerCase(Locale.ROOT), "•••"));
    }

    @TestFactory
    Stream<DynamicTest> whereInitialsAreTold() {
        return asked(new Place("initials"), answer -> assertThat(whole(answer)).doesNotContain(WORDS));
    }

    @TestFactory
    Stream<DynamicTest> whereNothingWasDecidedInitialsAreTold() {
        return asked(new Place(null), answer -> assertThat(whole(answer)).doesNotContain(WORDS));
    }

    /** What is not told anywhere else is there to be told. */
    @TestFactory
    Stream<DynamicTest> whatIsToldWhereItIsAllowedIsTheSame() {
        return Stream.of("full", "initials", "nothing").map(Place::new).flatMap(at -> {
            String told = reveals(at);
            return DOORS.entrySet().stream().filter(door -> door.getValue().names()).map(door -> dynamicTest(told + ": " + door.getKey(), () -> {
                at.next();
                Answer answer = door.getValue().asking().apply(at);
                assertThat(answer.status()).isIn(200, 201);
                String named = told.equals("full") ? FULL_NAME : told.equals("initials") ? INITIALS : "";
                assertThat(answer.body()).contains(named);
            }));
        });
    }

    private static String reveals(Place at) {
        return World.text("select reveals from look_up_rule where tenant_id = ?", at.stage.world().id());
    }

    private static Stream<DynamicTest> asked(Place at, Consumer<Answer> check) {
        return DOORS.entrySet().stream().map(door -> dynamicTest(door.getKey(), () -> {
            at.next();
            Answer answer = door.getValue().asking().apply(at);
            assertThat(answer.status()).as(answer.body()).isLessThan(500).isNotIn(404, 429);
            check.accept(answer);
        }));
    }

    /** The mail and what is opened from it name the person, whatever typed numbers tell. */
    @Test
    void theMailAndItsTicketTellWhoseTheyAre() {
        Place at = new Place("nothing");
        at.next();
        String onScreen = at.ticket();
        Mail mail = mail(at);
        assertThat(mail.text()).contains(FULL_NAME);
        String mailed = link(mail);
        assertThat(mailed).hasSizeGreaterThan(onScreen.length());

        Answer opened = at.open(mailed);
        assertThat(opened.body()).contains("You are registered, " + FULL_NAME, "Vexillologist · ZQSECTION");
        assertThat(at.open(mailed.replaceFirst("\\?.*", "") + "?cancel=yes").body()).contains("href=\"" + mailed + "\"");
        assertThat(at.open("/ticket/" + onScreen).body()).contains("<h1>You are registered</h1>").doesNotContain("Xanthippe");
        assertThat(at.open(mailed.toUpperCase(Locale.ROOT).replace("/TICKET/", "/ticket/")).body()).contains(FULL_NAME);

        at.next();
        at.ticket();
        String others = link(mail(at));
        assertThat(at.open("/ticket/" + onScreen + others.substring(others.length() - 32)).body())
                .as("another's proof").doesNotContain("Xanthippe");
        at.stage.visitor().post(mailed);
        assertThat(at.open(mailed).body()).contains("You gave this place back, " + FULL_NAME);
    }

    @Test
    void whatWasTypedByHandIsToldToWhoTypedItAndToNobodyElse() {
        Place at = new Place("nothing");
        Client guest = at.stage.visitor();
        Answer done = guest.post("/submit_manual/" + at.meeting, "new_emp_id", "900001", "new_emp_name", FULL_NAME, "new_position",
                "Vexillologist", "new_sec_short", "ZQSECTION", "email", "zebulon@" + at.stage.world().subdomain() + ".inkwell.example");
        assertThat(done.body()).contains("You are registered, " + FULL_NAME, "Vexillologist · ZQSECTION", "z•••@");
        assertThat(whole(guest.get("/ticket/" + ticket(done)))).doesNotContain(WORDS);
        assertThat(whole(guest.post("/submit/" + at.meeting, "emp_id", "900001"))).doesNotContain(WORDS);

        Answer wire = guest.postJson("/api/meetings/" + at.meeting + "/registrations/",
                "{\"employee_number\":\"900002\",\"name\":\"" + FULL_NAME + "\",\"cost_center\":\"CCOBELISK\"}");
        assertThat(wire.body()).contains("\"name\":\"" + FULL_NAME + "\"", "\"cost_center\":\"CCOBELISK\"");
    }

    @Test
    void aKioskGreetsByNameWhoBringsTheTicketFromTheirMail() {
        Place at = new Place("nothing");
        at.next();
        String onScreen = at.ticket();
        String mailed = link(mail(at));
        assertThat(at.stage.visitor().post(at.kiosk, "emp_id", onScreen).body()).contains("Welcome!").doesNotContain("Xanthippe");
        assertThat(at.stage.visitor().post(at.kiosk, "emp_id", at.stage.world().url(mailed)).body())
                .contains("You are in already, " + FULL_NAME);
        assertThat(at.stage.visitor().post(at.kiosk, "emp_id", at.number).body()).contains("You are in already.");
    }

    /** Where nothing is told, nobody learns whether an address is known either. */
    @Test
    void aTicketIsMailedAgainWithoutAWordOfTheAddress() {
        Place at = new Place("nothing");
        at.next();
        at.ticket();
        Client visitor = at.stage.visitor();
        assertThat(visitor.post("/submit/" + at.meeting, "emp_id", at.number).body()).contains("/mail-ticket");
        at.stage.register(at.meeting, "100003");
        assertThat(visitor.post("/submit/" + at.meeting, "emp_id", "100003").body()).contains("/mail-ticket");
        String path = "/submit/" + at.meeting + "/mail-ticket";
        String known = visitor.post(path, "emp_id", at.number).between("role=\"status\">", "</div>");
        assertThat(known).contains("the ticket is on its way");
        assertThat(visitor.post(path, "emp_id", "100003").between("role=\"status\">", "</div>")).isEqualTo(known);
        assertThat(visitor.post(path, "emp_id", "999999").between("role=\"status\">", "</div>")).isEqualTo(known);
    }

    @Test
    void organizersSeeEverythingWhateverNumbersTell() {
        Place at = new Place("nothing");
        at.next();
        at.ticket();
        assertThat(at.olga.get("/organizer/meeting/" + at.meeting + "/registrations").body()).contains(FULL_NAME, "ZQSECTION", "Vexillologist");
    }

    private static Mail mail(Place at) {
        return House.open().mail().waitForMailTo(at.email(), Duration.ofSeconds(60));
    }

    private static String link(Mail mail) {
        String text = mail.text();
        return URI.create(text.substring(text.indexOf("http")).lines()
                        .flatMap(line -> Stream.of(line.split("\\s")))
                        .filter(word -> word.contains("/ticket/"))
                        .findFirst()
                        .orElseThrow())
                .getPath();
    }

    private static String ticket(Answer answer) {
        var ticket = TICKET.matcher(answer.body());
        assertThat(ticket.find()).as(answer.body()).isTrue();
        return ticket.group(1);
    }

    private static String whole(Answer answer) {
        return (answer.body() + answer.headers()).toLowerCase(Locale.ROOT);
    }
}
