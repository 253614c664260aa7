package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;

/** Reminders as they arrive, in an organization where it is noon. */
class ReminderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    House house = House.open();
    Stage stage = new Stage();
    ZoneId zone = ZoneId.of("Etc/GMT" + sign(Instant.now().atZone(ZoneOffset.UTC).getHour() - 12));
    String yan = stage.world().email("yan");

    @BeforeEach
    void moveToWhereItIsNoon() {
        stage.world().sql("update organization set zone = ? where id = ?", zone.getId(), stage.world().id());
    }

    @Test
    void comeOnTheDayBeforeAndInTheHourBeforeUntilTheyAreTurnedOff() throws MessagingException {
        int soon = prepared("Board", stage.nok(), "en");
        int tomorrow = prepared("Assemblée", yan, "fr");
        int cancelled = prepared("Nothing", stage.nok(), "en");
        stage.set(cancelled, "status = 'cancelled', " + in("40 minutes"));
        stage.set(tomorrow, in("24 hours"));
        stage.set(soon, in("50 minutes"));

        Mail board = mail(stage.nok(), "Starting soon: Board");
        Mail assembly = mail(yan, "Demain : Assemblée");
        assertThat(board.text())
                .contains("Hello Nok,", "When: ", ", " + start(soon) + "–", "Where: Hall 2, floor 5, North building", "Open the ticket:", "/ticket/");
        assertThat(board.html().orElseThrow()).contains("Acme Engineering", "No more reminders");
        assertThat(board.subject()).isEqualTo("Starting soon: Board – " + start(soon, "EEE d MMM uuuu, HH:mm"));
        assertThat(board.attachments()).extracting(Mail.Attachment::contentId).containsExactly("picture");
        assertThat(assembly.text()).contains("Bonjour Nok,", "lieu demain");

        String stop = board.message().getHeader("List-Unsubscribe")[0].replaceAll("[<>]", "");
        assertThat(board.message().getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(oneClick(stop)).isEqualTo(200);
        assertThat(stage.visitor().get(pathOf(stop)).between("<h1>", "</h1>")).isEqualTo("Reminders are off");

        int next = prepared("Next", stage.nok(), "en");
        register(next, yan, "en", "2");
        stage.set(next, in("30 minutes"));
        mail(yan, "Starting soon: Next");

        assertThat(house.mail().mailsTo(stage.nok())).extracting(Mail::subject).containsExactly(board.subject());
        assertThat(house.mail().mailsTo(yan)).hasSize(2);

        stage.visitor().post(pathOf(stop), "again", "yes");
        assertThat(stage.visitor().get(pathOf(stop)).between("<h1>", "</h1>")).isEqualTo("No more reminders?");
        assertThat(stage.visitor().get(pathOf(stop) + "0").status()).isEqualTo(404);
        assertThat(new Stage().visitor().get(pathOf(stop)).status()).isEqualTo(404);
    }

    @Test
    void areSparedWhoeverHasJustBeenToldThatItMoved() {
        Client olga = stage.world().signedIn("olga");
        int moved = prepared("Moved", stage.nok(), "en");
        int other = prepared("Other", stage.nok(), "en");
        stage.world().sql("update meeting set organizer_id = (select id from account where tenant_id = meeting.tenant_id and role = 'organizer')"
                + " where tenant_id = ?", stage.world().id());
        Instant start = Instant.now().plus(Duration.ofMinutes(45));
        assertThat(olga.post("/organizer/meeting/" + moved + "/edit", "version", version(moved), "topic", "Moved",
                        "meeting_date", local(start, "uuuu-MM-dd"), "start_time", local(start, "HH:mm"), "room", "Hall 2", "is_public", "on").status())
                .isEqualTo(302);
        Mail told = mail(stage.nok(), "Changed: Moved");
        stage.set(other, in("45 minutes"));
        Mail reminded = mail(stage.nok(), "Starting soon: Other");

        assertThat(house.mail().mailsTo(stage.nok())).extracting(Mail::subject)
                .containsExactlyInAnyOrder(told.subject(), reminded.subject());
    }

    /** A meeting next week, with somebody in it who registered long ago. */
    private int prepared(String topic, String email, String language) {
        int meeting = stage.meeting(topic, Duration.ofDays(7), null);
        register(meeting, email, language, "1");
        stage.set(meeting, "taken = 1");
        return meeting;
    }

    private void register(int meeting, String email, String language, String number) {
        stage.world().sql("insert into registration (tenant_id, meeting_id, number, number_key, name, email, language, registered_at)"
                        + " select tenant_id, id, ?, ?, 'Nok', ?, ?, now() - interval '9 days' from meeting where tenant_id = ? and number = ?",
                number, number, email, language, stage.world().id(), meeting);
    }

    private static String in(String ahead) {
        return "starts_at = now() + interval '" + ahead + "', ends_at = now() + interval '" + ahead + "' + interval '2 hours'";
    }

    private Mail mail(String address, String subject) {
        return house.mail().waitForMailTo(address, PATIENCE, mail -> mail.subject().startsWith(subject + " – "));
    }

    private String start(int meeting) {
        return start(meeting, "HH:mm");
    }

    private String start(int meeting, String pattern) {
        long seconds = stage.world().count("select floor(extract(epoch from starts_at)) from meeting where tenant_id = ? and number = ?",
                stage.world().id(), meeting);
        return local(Instant.ofEpochSecond(seconds), pattern);
    }

    private String version(int meeting) {
        return String.valueOf(stage.world().count("select version from meeting where tenant_id = ? and number = ?", stage.world().id(), meeting));
    }

    private String local(Instant moment, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(moment.atZone(zone));
    }

    /** As mail programs do it, in either of the two forms (RFC 8058, section 3.2): no cookie, no origin, nothing read before. */
    private int oneClick(String address) {
        int asForm = oneClick(address, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
        int inParts = oneClick(address, "multipart/form-data; boundary=xyz",
                "--xyz\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--xyz--\r\n");
        assertThat(inParts).isEqualTo(asForm);
        return asForm;
    }

    private int oneClick(String address, String type, String body) {
        Client program = stage.visitor();
        return program.send(program.request(pathOf(address)).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)))
                .status();
    }

    private static String pathOf(String address) {
        return URI.create(address).getPath();
    }

    private static String sign(int hours) {
        return hours < 0 ? String.valueOf(hours) : "+" + hours;
    }
}
