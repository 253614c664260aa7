package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Calendars;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Mail;
import org.prachum.testing.Patience;
import org.prachum.testing.World;

/** Whoever registers for a series has one mail of it, and one more when it moves or is cancelled. */
class SeriesMailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TIMES = 24;

    House house = House.open();
    Stage stage = new Stage();
    Client olga = stage.world().signedIn("olga");

    @Test
    void aSeriesIsOneMailWithAllDatesAndOneFileWithAllEntries() throws Exception {
        announce(TIMES);
        stage.visitor().post("/submit/1", "emp_id", "100002", "series", "all");

        Mail mail = only("Your place: Stand-up – 24 dates, the first on Fri 20 Nov 2099, 09:00");
        assertThat(mail.text()).contains(
                "registered for the 24 dates below", "What: Stand-up\n", "Where: Hall 1\n", "Fri 20 Nov 2099: 09:00–10:00\n", "Fri 27 Nov 2099: 09:00–10:00\n");
        assertThat(mail.text().split("/ticket/")).as("a ticket each").hasSize(TIMES + 1);
        String ticket = mail.text().lines().filter(line -> line.contains("/ticket/")).skip(1).findFirst().orElseThrow().strip();
        assertThat(stage.visitor().get(ticket.substring(ticket.indexOf("/ticket/"))).body()).contains("27 November 2099");

        String file = file(mail);
        assertThat(file).contains("METHOD:PUBLISH").doesNotContain("ATTENDEE");
        assertThat(Calendars.starts(file)).hasSize(TIMES).startsWith(Instant.parse("2099-11-20T09:00:00Z"), Instant.parse("2099-11-27T09:00:00Z"));
        assertThat(Calendars.events(file)).extracting(event -> event.getProperty("UID").orElseThrow().getValue()).doesNotHaveDuplicates();

        String version = World.text("select cast(version as text) from meeting where tenant_id = ? and number = 1", stage.world().id());
        olga.post("/organizer/meeting/1/edit", "version", version, "topic", "Stand-up", "meeting_date", "2099-11-20", "start_time", "11:00",
                "room", "Hall 2", "is_public", "on", "scope", "following");
        Mail moved = newest(2);
        assertThat(moved.subject()).isEqualTo("Changed: Stand-up – 24 dates, the first on Fri 20 Nov 2099, 11:00");
        assertThat(moved.text()).contains(
                "24 meetings of a series", "Where: Hall 2\n    Before: Hall 1\n",
                "Fri 20 Nov 2099: 11:00–12:00\n    Before: Friday 20 November 2099, 09:00–10:00\n");
        assertThat(Calendars.starts(file(moved))).hasSize(TIMES).startsWith(Instant.parse("2099-11-20T11:00:00Z"));
        assertThat(file(moved).lines().filter("SEQUENCE:1"::equals)).hasSize(TIMES);

        olga.post("/organizer/meeting/2/edit", "action", "cancel", "scope", "following");
        Mail cancelled = newest(3);
        assertThat(cancelled.subject()).isEqualTo("Cancelled: Stand-up – 23 dates, the first on Fri 27 Nov 2099, 11:00");
        assertThat(cancelled.text()).doesNotContain("/ticket/");
        assertThat(file(cancelled).lines().filter("STATUS:CANCELLED"::equals)).hasSize(TIMES - 1);
        assertThat(World.number("select mails from mail_day where tenant_id = ?", stage.world().id())).as("three of the day's mails").isEqualTo(3);
    }

    /** One of a series, and what is given back before the mail leaves, is a mail as ever. */
    @Test
    void oneDateIsAMailOfOneMeeting() {
        announce(3);
        stage.visitor().post("/submit/2", "emp_id", "100002");
        Mail mail = only("Your place: Stand-up – Fri 27 Nov 2099, 09:00");
        assertThat(mail.text()).contains("Show the ticket on your phone");
        assertThat(file(mail)).contains("METHOD:REQUEST", "ATTENDEE");
    }

    /** Two who share a mailbox have a mail each, by their own name. */
    @Test
    void eachPersonHasAMailOfTheirOwn() {
        announce(3);
        stage.employee("00100004", "100004", "Malee Dee", stage.nok());
        stage.visitor().post("/submit/1", "emp_id", "100002", "series", "all");
        stage.visitor().post("/submit/1", "emp_id", "100004", "series", "all");
        Patience.until(PATIENCE, "two mails", () -> mails().size() == 2);
        assertThat(mails()).extracting(mail -> mail.text().lines().findFirst().orElseThrow())
                .containsExactlyInAnyOrder("Hello Nok Srisai,", "Hello Malee Dee,");
        assertThat(mails()).allMatch(mail -> mail.text().split("/ticket/").length == 4);
    }

    @Test
    void whoWaitsForAllOfASeriesHasOneMailToo() {
        announce(3);
        stage.world().sql("update meeting set capacity = 1, taken = 1, waiting_list = true where tenant_id = ?", stage.world().id());
        stage.visitor().post("/submit/1", "emp_id", "100002", "series", "all", "waitlist", "yes");
        Mail mail = only("On the waiting list: Stand-up – 3 dates, the first on Fri 20 Nov 2099, 09:00");
        assertThat(mail.attachments()).isEmpty();
        assertThat(mail.text().split("/ticket/")).hasSize(4);
    }

    /** As long as nobody has tried to send it, a mail takes in what comes; then another begins. Decided by an index, not by looking. */
    @Test
    void aMailThatWasTriedGathersNothingMore() {
        announce(2);
        List<UUID> places = List.of(UUID.randomUUID(), UUID.randomUUID());
        for (int i = 0; i < 2; i++) {
            stage.world().sql("insert into registration (tenant_id, id, meeting_id, number, number_key, name, email, language, registered_at)"
                    + " select tenant_id, ?, id, '7', '7', 'Zed', ?, 'en', now() from meeting where tenant_id = ? and number = ?",
                    places.get(i), stage.world().email("zed"), stage.world().id(), i + 1);
        }
        String mails = "select count(*) from outbox where tenant_id = ? and kind = 'test.never'";
        String put = "insert into outbox as o (tenant_id, channel, kind, subject_id, recipient, body, due_at, gathering) values (?, 'mail',"
                + " 'test.never', ?, 'zed@acme.example', ?, now() + interval '1 day', 'series 7') on conflict (tenant_id, kind, recipient,"
                + " gathering) where gathering is not null do update set body = o.body || excluded.body";
        stage.world().sql(put, stage.world().id(), places.get(0), "a");
        stage.world().sql(put, stage.world().id(), places.get(1), "b");
        assertThat(stage.world().count(mails, stage.world().id())).isEqualTo(1);
        stage.world().sql("update outbox set gathering = null, attempts = 1 where tenant_id = ? and kind = 'test.never'", stage.world().id());
        stage.world().sql(put, stage.world().id(), places.get(1), "c");
        assertThat(stage.world().count(mails, stage.world().id())).isEqualTo(2);
    }

    private void announce(int times) {
        String[] form = {"topic", "Stand-up", "meeting_date", "2099-11-20", "start_time", "09:00", "room", "Hall 1", "is_public", "on", "repeat",
            "weekly", "repeat_times", String.valueOf(times), "seen", ""};
        form[form.length - 1] = olga.post("/organizer/meeting/create", form).between("name=\"seen\" value=\"", "\"");
        assertThat(olga.post("/organizer/meeting/create", form).status()).isEqualTo(302);
    }

    private List<Mail> mails() {
        return house.mail().mailsTo(stage.nok());
    }

    private Mail newest(int number) {
        Patience.until(PATIENCE, number + " mails", () -> mails().size() >= number);
        assertThat(mails()).hasSize(number);
        return mails().get(number - 1);
    }

    /** The one mail there is, when nothing waits any more. */
    private Mail only(String subject) {
        Patience.until(PATIENCE, "an empty outbox", () -> stage.world().count(
                "select count(*) from outbox where tenant_id = ? and recipient = ? and sent_at is null", stage.world().id(), stage.nok()) == 0);
        assertThat(mails()).extracting(Mail::subject).containsExactly(subject);
        return mails().get(0);
    }

    private static String file(Mail mail) {
        return mail.attachments().stream()
                .filter(file -> file.name().endsWith(".ics"))
                .map(file -> new String(file.content(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
    }
}
