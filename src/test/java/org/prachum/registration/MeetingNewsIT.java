package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;

/** Who is registered hears that a meeting moved, and that it does not take place; their calendar too. */
class MeetingNewsIT {

    private static final String EDIT = "/organizer/meeting/1/edit";

    House house = House.open();
    Stage stage = new Stage();
    Client olga = stage.world().signedIn("olga");

    @Test
    void everybodyRegisteredHearsThatItMovedAndThatItIsCancelled() {
        olga.post("/organizer/meeting/create", "topic", "Board", "meeting_date", "2099-11-20", "start_time", "15:00", "room", "Hall 1",
                "is_public", "on");
        String ticket = stage.visitor().post("/submit/1", "emp_id", "100002").between("href=\"/ticket/", "/calendar\"");
        house.mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60));

        assertThat(olga.post(EDIT, "version", "0", "topic", "Board", "meeting_date", "2099-11-20", "start_time", "15:00", "room", "Hall 2",
                        "is_public", "on").status())
                .isEqualTo(302);
        var moved = mail("Changed: Board");
        assertThat(moved.text()).contains("Where: Hall 2", "When: Friday 20 November 2099, 15:00–16:00");
        assertThat(calendar(moved)).contains("METHOD:REQUEST", "SEQUENCE:1");
        assertThat(stage.visitor().get("/ticket/" + ticket).body()).contains("The time or the place has changed");

        assertThat(olga.post(EDIT, "action", "cancel").status()).isEqualTo(302);
        var cancelled = mail("Cancelled: Board");
        assertThat(calendar(cancelled)).contains("METHOD:CANCEL", "SEQUENCE:2", "STATUS:CANCELLED");
        assertThat(stage.visitor().get("/ticket/" + ticket).between("<h1>", "</h1>")).isEqualTo("This meeting does not take place");
    }

    private Mail mail(String subject) {
        return house.mail().waitForMailTo(stage.nok(), Duration.ofSeconds(60), mail -> mail.subject().equals(subject));
    }

    private static String calendar(Mail mail) {
        return new String(mail.attachments().get(0).content());
    }
}
