package org.prachum.meetings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.Patience;
import org.prachum.testing.Summary;
import org.prachum.testing.World;

/** Meetings that repeat: shown before they are announced, each a meeting of its own, changed and cancelled one by one or from one on. */
class SeriesIT {

    World acme = World.create();
    Client olga = acme.signedIn("olga");

    @Test
    void itsDatesAreShownAndNothingIsStoredBeforeSomebodyAgrees() {
        Answer preview = create("repeat", "weekly", "repeat_times", "3");

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.body())
                .contains("3 meetings would be announced", "Friday 20 November 2099, 15:00–16:00", "Friday 27 November 2099",
                        "Friday 4 December 2099", "Announce 3 meetings", "value=\"Stand-up\"");
        assertThat(count("meeting")).isZero();

        Answer another = create("repeat", "weekly", "repeat_times", "4", "seen", preview.between("name=\"seen\" value=\"", "\""));
        assertThat(another.body()).as("whoever changed the rule sees the dates again").contains("4 meetings would be announced");
        assertThat(count("meeting")).isZero();

        assertThat(announce("repeat", "weekly", "repeat_times", "3")).isEqualTo(1);
        assertThat(column("to_char(starts_at, 'YYYY-MM-DD HH24:MI')"))
                .isEqualTo("2099-11-20 15:00,2099-11-27 15:00,2099-12-04 15:00");
        assertThat(column("number")).isEqualTo("1,2,3");
        assertThat(acme.count("select count(distinct series_id) + count(distinct access_key) from meeting where tenant_id = ?", acme.id()))
                .as("one series, one key").isEqualTo(2);
        assertThat(World.text("select rule from meeting_series where tenant_id = ?", acme.id())).isEqualTo("FREQ=WEEKLY;COUNT=3");
        assertThat(olga.get("/organizer/meeting/2/edit").body()).contains("A series of 3 meetings", "/organizer/meeting/3/edit");
    }

    @Test
    void whatCannotBeStandsBesideItsField() {
        Answer endless = create("repeat", "weekly");
        assertThat(endless.between("id=\"repeat_times-error\">", "</p>")).isEqualTo("Say how often, or until when.");
        assertThat(endless.body()).contains("value=\"Stand-up\"", "<option value=\"weekly\" selected=\"selected\">");
        assertThat(create("repeat", "weekly", "repeat_until", "2105-01-01").between("id=\"repeat_until-error\">", "</p>"))
                .isEqualTo("That is more than 60 meetings. Choose an earlier last day.");
        assertThat(count("meeting")).isZero();
    }

    @Test
    void datesInThePastAreAskedAboutWithThePreview() {
        String[] dates = {"meeting_date", "2025-11-21", "repeat", "weekly", "repeat_times", "3"};
        Answer preview = create(dates);
        assertThat(preview.body()).contains("3 of these dates are in the past.", "name=\"in_the_past\"");
        String seen = preview.between("name=\"seen\" value=\"", "\"");
        Answer asked = create("meeting_date", "2025-11-21", "repeat", "weekly", "repeat_times", "3", "seen", seen);
        Summary.mustName(asked, "meeting_date");
        assertThat(count("meeting")).isZero();
        assertThat(create("meeting_date", "2025-11-21", "repeat", "weekly", "repeat_times", "3", "seen", seen, "in_the_past", "yes").status())
                .isEqualTo(302);
        assertThat(count("meeting")).isEqualTo(3);
    }

    @Test
    void nineStaysNineWhenTheClocksChange() {
        acme = World.create();
        acme.sql("update organization set zone = 'Europe/London' where id = ?", acme.id());
        olga = acme.signedIn("olga");
        announce("meeting_date", "2098-10-20", "start_time", "09:00", "repeat", "weekly", "repeat_times", "2");
        assertThat(column("to_char(starts_at at time zone 'Europe/London', 'MM-DD HH24:MI')")).isEqualTo("10-20 09:00,10-27 09:00");
        assertThat(acme.count("select count(distinct to_char(starts_at at time zone 'UTC', 'HH24')) from meeting where tenant_id = ?", acme.id()))
                .as("summer time ends between them").isEqualTo(2);
    }

    @Test
    void aDateOnWhichTheClocksSkipItsTimeIsNamedAndOneOnWhichTheyShowItTwiceIsExplained() {
        acme = World.create();
        acme.sql("update organization set zone = 'Europe/Paris' where id = ?", acme.id());
        olga = acme.signedIn("olga");
        Answer refused = create("meeting_date", "2027-03-14", "start_time", "02:30", "end_time", "03:30", "repeat", "weekly", "repeat_times", "5");
        assertThat(refused.between("id=\"start_time-error\">", "</p>"))
                .isEqualTo("The clocks go forward on Sunday 28 March 2027 at 02:00 in Paris; 02:30 does not exist that day.");
        assertThat(count("meeting")).isZero();

        Answer preview = create("meeting_date", "2027-10-17", "start_time", "02:30", "end_time", "04:00", "repeat", "weekly", "repeat_times", "3");
        String twice = "The clocks go back on Sunday 31 October 2027 in Paris, so 02:30 occurs twice that day. The first one is meant.";
        assertThat(preview.body()).contains("3 meetings would be announced", twice);
        announce("meeting_date", "2027-10-17", "start_time", "02:30", "end_time", "04:00", "repeat", "weekly", "repeat_times", "3");
        assertThat(column("to_char(starts_at at time zone 'UTC', 'MM-DD HH24:MI')")).isEqualTo("10-17 00:30,10-24 00:30,10-31 00:30");
        assertThat(olga.get("/organizer/meeting/2/edit").body()).doesNotContain("occurs twice");
        assertThat(olga.get("/organizer/meeting/3/edit").body()).contains(twice);
    }

    @Test
    void aChangeReachesThisOneAndThoseThatFollowAndEverybodyIsToldOnceEach() {
        announce("repeat", "weekly", "repeat_times", "4", "room", "Hall 2");
        register(2, "nok");
        register(3, "nok");
        register(1, "somchai");
        acme.sql("update meeting set topic = 'Stand-up with cake' where tenant_id = ? and number = 4", acme.id());

        Answer saved = olga.post("/organizer/meeting/2/edit", form(
                "version", "0", "meeting_date", "2099-11-27", "start_time", "16:00", "end_time", "16:30", "room", "Dock 4",
                "is_public", "on", "scope", "following"));
        assertThat(saved.header("Location")).endsWith("?done=saved_all");

        assertThat(column("to_char(starts_at, 'MM-DD HH24:MI')")).isEqualTo("11-20 15:00,11-27 16:00,12-04 16:00,12-11 16:00");
        assertThat(column("room")).isEqualTo("Hall 2,Dock 4,Dock 4,Dock 4");
        assertThat(column("topic")).isEqualTo("Stand-up,Stand-up,Stand-up,Stand-up with cake");
        assertThat(column("sequence")).isEqualTo("0,1,1,1");
        Patience.until(Duration.ofSeconds(20), "one mail to Nok for both dates", () -> moves("nok") == 1);
        assertThat(moves("somchai")).isZero();
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and verb = 'series.changed'", acme.id())).isEqualTo(1);
    }

    @Test
    void eitherAllOfThemChangeOrNone() {
        announce("repeat", "weekly", "repeat_times", "3", "capacity", "9");
        acme.sql("update meeting set taken = 5 where tenant_id = ? and number = 3", acme.id());

        Answer refused = olga.post("/organizer/meeting/1/edit", form(
                "version", "0", "start_time", "15:00", "end_time", "16:00", "capacity", "4", "is_public", "on", "scope", "following"));
        assertThat(refused.between("id=\"capacity-error\">", "</p>")).isEqualTo("5 seats are taken already; there cannot be fewer.");
        assertThat(refused.body()).contains("value=\"following\" checked=\"checked\"");
        assertThat(column("capacity")).isEqualTo("9,9,9");

        Answer late = olga.post("/organizer/meeting/1/edit", form("version", "7", "capacity", "8", "is_public", "on", "scope", "following"));
        assertThat(late.between("ui-messages-error-summary\">", "</span>")).startsWith("Somebody else changed this meanwhile.");
        assertThat(column("capacity")).isEqualTo("9,9,9");
    }

    @Test
    void oneIsCancelledOrTheRest() {
        announce("repeat", "weekly", "repeat_times", "4");
        assertThat(olga.post("/organizer/meeting/2/edit", "action", "cancel").header("Location")).endsWith("?done=cancelled");
        assertThat(column("status")).isEqualTo("open,cancelled,open,open");
        assertThat(olga.post("/organizer/meeting/3/edit", "action", "cancel", "scope", "following").header("Location"))
                .endsWith("?done=cancelled_all");
        assertThat(column("status")).isEqualTo("open,cancelled,cancelled,cancelled");
        assertThat(olga.post("/organizer/meeting/3/edit", "action", "cancel", "scope", "following")
                        .between("ui-messages-error-summary\">", "</span>"))
                .startsWith("This meeting is cancelled");
    }

    @Test
    void whatStandsAloneHasNothingThatFollows() {
        Desk.announce(olga);
        Desk.announce(olga);
        olga.post("/organizer/meeting/1/edit", "action", "cancel", "scope", "following");
        assertThat(column("status")).isEqualTo("cancelled,open");
    }

    @Test
    void anothersSeriesDoesNotExist() {
        announce("repeat", "weekly", "repeat_times", "2");
        acme.account("oscar", "Oscar", "organizer");
        Client oscar = acme.signedIn("oscar");
        assertThat(oscar.post("/organizer/meeting/1/edit", "action", "cancel", "scope", "following").status()).isEqualTo(404);
        assertThat(oscar.get("/organizer/meeting/1/questions").status()).isEqualTo(404);
        assertThat(column("status")).isEqualTo("open,open");
    }

    /** Whoever took over some meetings of a series changes these, and none of the others. */
    @Test
    void onlyOnesOwnOfASeriesFollow() {
        announce("repeat", "weekly", "repeat_times", "3");
        acme.sql("update meeting set organizer_id = (select id from account where tenant_id = ? and email = ?)"
                + " where tenant_id = ? and number = 2", acme.id(), acme.email("ann"), acme.id());
        olga.post("/organizer/meeting/1/edit", "action", "cancel", "scope", "following");
        assertThat(column("status")).isEqualTo("cancelled,open,cancelled");
    }

    private int announce(String... namesAndValues) {
        List<String> fields = new ArrayList<>(Arrays.asList(namesAndValues));
        fields.addAll(List.of("seen", create(namesAndValues).between("name=\"seen\" value=\"", "\"")));
        return Desk.announce(olga, with(fields));
    }

    private Answer create(String... namesAndValues) {
        return olga.post("/organizer/meeting/create", form(namesAndValues));
    }

    /** What is said, and else a stand-up on a Friday to come. */
    private static String[] form(String... namesAndValues) {
        List<String> fields = new ArrayList<>(Arrays.asList(with(Arrays.asList(namesAndValues))));
        for (List<String> usual : List.of(
                List.of("meeting_date", Desk.SOON), List.of("start_time", "15:00"))) {
            if (!fields.contains(usual.get(0))) {
                fields.addAll(usual);
            }
        }
        return fields.toArray(String[]::new);
    }

    private static String[] with(List<String> namesAndValues) {
        List<String> fields = new ArrayList<>(List.of("topic", "Stand-up"));
        fields.addAll(namesAndValues);
        return fields.toArray(String[]::new);
    }

    private void register(int meeting, String person) {
        acme.sql("insert into registration (tenant_id, meeting_id, number, number_key, name, email, language)"
                        + " select tenant_id, id, ?, ?, ?, ?, 'en' from meeting where tenant_id = ? and number = ?",
                person, person, person, acme.email(person), acme.id(), meeting);
    }

    private long moves(String person) {
        return acme.count("select count(*) from outbox where tenant_id = ? and kind = 'registration.moved' and recipient = ?",
                acme.id(), acme.email(person));
    }

    private String column(String column) {
        return World.text("select string_agg(cast(" + column + " as text), ',' order by number) from meeting where tenant_id = ?", acme.id());
    }

    private long count(String table) {
        return acme.count("select count(*) from " + table + " where tenant_id = ?", acme.id());
    }
}
