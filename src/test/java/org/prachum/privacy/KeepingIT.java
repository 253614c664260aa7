package org.prachum.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Patience;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** How long what is kept: shown before it is saved, and done once a day. */
class KeepingIT {

    World acme = World.create();
    Client ann = acme.signedIn("ann");

    @Test
    void whatIsDueGoesOnceADayAndIsStillCounted() {
        layOut();
        String statistics = figures();
        Screen screen = Screen.open(ann, "/admin/privacy");
        assertThat(screen.shown().body()).contains("value=\"1095\"", "value=\"365\"");
        assertThat(row(screen.shown().body(), "Names in registrations")).startsWith("0</td>");

        Client.Answer shown = send(screen, "preview", "30", "30", "10", "100");
        assertThat(row(shown.body(), "Names in registrations")).startsWith("2</td>");
        assertThat(row(shown.body(), "Deactivated employees")).startsWith("1</td>");
        assertThat(row(shown.body(), "Mails that were sent")).startsWith("1</td>");
        assertThat(row(shown.body(), "Audit log")).startsWith("1</td>");
        assertThat(acme.count("select count(*) from retention where tenant_id = ?", acme.id())).isZero();
        assertThat(send(screen, "save", "30", "30", "10", "89").body()).contains("A number of days from 90 to 36,500");
        assertThat(send(screen, "save", "x", "30", "10", "100").body()).contains("Please write whole days in digits.");
        assertThat(send(screen, "save", "30", "30", "10", "100").body()).contains("Saved.");
        assertThat(ann.get("/admin/audit").body()).contains("how long registrations are kept");

        acme.sql("insert into privacy_round (tenant_id, begun_at) values (?, now() - interval '25 hours')", acme.id());
        Patience.until(Duration.ofSeconds(60), "a round", () -> acme.count(
                "select count(*) from audit_entry where tenant_id = ? and verb = 'privacy.forgotten' and details like '%\"audit\"%'", acme.id()) == 1);

        assertThat(World.text("select string_agg(name || ' ' || section, ', ' order by name collate \"C\") from registration where tenant_id = ?", acme.id()))
                .isEqualTo("Person 3 R, — R, — R");
        assertThat(World.text("select string_agg(number, ',' order by number) from employee where tenant_id = ?", acme.id()))
                .isEqualTo("700001,700002,700003,700008");
        assertThat(acme.count("select count(*) from outbox where tenant_id = ? and kind = 'old'", acme.id())).isZero();
        assertThat(acme.count("select count(*) from outbox where tenant_id = ? and kind = 'new'", acme.id())).isEqualTo(1);
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and subject_name in ('older', 'newer')", acme.id())).isEqualTo(1);
        assertThat(World.text("select string_agg(details, ' ' order by details) from audit_entry where tenant_id = ?"
                + " and verb = 'privacy.forgotten'", acme.id()))
                .isEqualTo("{\"count\":1,\"kept\":\"audit\"} {\"count\":1,\"kept\":\"codes\"}"
                        + " {\"count\":1,\"kept\":\"employees\"} {\"count\":1,\"kept\":\"mails\"}"
                        + " {\"count\":2,\"kept\":\"registrations\"}");
        assertThat(figures()).isEqualTo(statistics);
    }

    /** Of each kind one row that has been there for a day longer than its own term, and one for a day less; no two terms are the same. */
    @Test
    void eachKindGoesByItsOwnTerm() {
        assertThat(send(Screen.open(ann, "/admin/privacy"), "save", "20", "30", "40", "50", "60", "70", "100").body()).contains("Saved.");
        for (int days : new int[] {1, -1}) {
            String what = days > 0 ? "old" : "young";
            int number = days > 0 ? 1 : 2;
            meeting(number);
            acme.sql("insert into registration (tenant_id, meeting_id, number, number_key, name) select tenant_id, id, '70000' || number,"
                    + " '70000' || number, ? from meeting where tenant_id = ? and number = ?", what, acme.id(), number);
            acme.sql("update meeting set starts_at = now() - make_interval(days => ?, hours => 1), ends_at = now() - make_interval(days => ?)"
                    + " where tenant_id = ? and number = ?", 20 + days, 20 + days, acme.id(), number);
            acme.sql("insert into employee (tenant_id, number, number_key, name, name_folded, active, changed_at) values (?, ?, ?, ?, ?, false,"
                    + " now() - make_interval(days => ?))", acme.id(), "80000" + number, "80000" + number, what, what, 30 + days);
            acme.sql("insert into outbox (tenant_id, channel, kind, recipient, sent_at) values (?, 'mail', ?, 'a@b.example',"
                    + " now() - make_interval(days => ?))", acme.id(), "mail " + what, 40 + days);
            acme.sql("insert into outbox (tenant_id, channel, kind, recipient, line_number, sent_at) values (?, 'webhook', ?, ?,"
                    + " nextval('outbox_line'), now() - make_interval(days => ?))", acme.id(), "line " + what,
                    UUID.randomUUID().toString(), 50 + days);
            acme.sql("insert into outbox (tenant_id, channel, kind, recipient, given_up_at) values (?, 'mail', ?, 'a@b.example',"
                    + " now() - make_interval(days => ?))", acme.id(), "failed " + what, 60 + days);
            line(acme, "look_up.probed", "probed " + what, 70 + days + " days");
            line(acme, "meeting.announced", "log " + what, 100 + days + " days");
            acme.sql("insert into reminder_refusal (tenant_id, number_key, email, refused_at) values (?, ?, 'a@b.example',"
                    + " now() - make_interval(days => ?))", acme.id(), what, 20 + days);
            acme.sql("insert into one_time_code (tenant_id, id, purpose, email, fingerprint, browser_fingerprint, client, created_at, expires_at)"
                    + " values (?, gen_random_uuid(), ?, 'a@b.example', 'f', 'b', '10.0.0.1', now() - make_interval(days => ?), now())",
                    acme.id(), "kept " + what, 2 + days);
            acme.sql("insert into wrong_code (tenant_id, email, browser_fingerprint, tried_at) values (?, ?, 'b', now() - make_interval(days => ?))",
                    acme.id(), what, 2 + days);
        }
        acme.sql("insert into privacy_round (tenant_id, begun_at) values (?, now() - interval '25 hours')", acme.id());
        // The log comes last, and what is noted of it says that the round is over.
        Patience.until(Duration.ofSeconds(60), "a round", () -> acme.count(
                "select count(*) from audit_entry where tenant_id = ? and verb = 'privacy.forgotten' and details like '%\"audit\"%'", acme.id()) == 1);

        assertThat(World.text("select (select string_agg(what, ', ' order by what collate \"C\") from ("
                + "select 'registration ' || name from registration where tenant_id = o.id"
                + " union all select 'employee ' || name from employee where tenant_id = o.id"
                + " union all select kind from outbox where tenant_id = o.id and kind ~ '^(mail|line|failed) '"
                + " union all select subject_name from audit_entry where tenant_id = o.id and subject_name ~ '^(probed|log) '"
                + " union all select 'refusal ' || number_key from reminder_refusal where tenant_id = o.id"
                + " union all select 'code ' || purpose from one_time_code where tenant_id = o.id and purpose ~ '^kept '"
                + " union all select 'wrong ' || email from wrong_code where tenant_id = o.id) kept (what))"
                + " from organization o where o.id = ?", acme.id()))
                .isEqualTo("code kept young, employee young, failed young, line young, log young, mail young, probed young, refusal young,"
                        + " registration young, registration —, wrong young");
    }

    /** Whatever a caller wants: older than the organization's own term, and its own. */
    @Test
    void noLineOfTheLogGoesBeforeItsTime() {
        World other = World.create();
        for (World world : new World[] {acme, other}) {
            line(world, "young", "1000 days");
            line(world, "old", "1100 days");
        }

        assertThat(forgotten()).isEqualTo(1);
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and subject_name = 'old'", acme.id())).isZero();
        assertThat(acme.count("select count(*) from audit_entry where tenant_id = ? and subject_name = 'young'", acme.id())).isEqualTo(1);
        assertThat(other.count("select count(*) from audit_entry where tenant_id = ? and subject_name = 'old'", other.id())).isEqualTo(1);

        acme.sql("insert into retention (tenant_id, id, mails, failed, lines) values (?, ?, 30, 90, 30)", acme.id(), UUID.randomUUID());
        line(acme, "old", "9999 days");
        assertThat(forgotten()).as("for ever").isZero();
    }

    /** As the organization: its name is said before the function is asked, which is why one hangs on the other. */
    private long forgotten() {
        return World.number("with me as materialized (select set_config('app.tenant_id', ?, false)) "
                + "select count(*) from me, lateral forget_audit_entries(me.set_config is null, 100)", acme.id().toString());
    }

    private void layOut() {
        for (int person = 1; person <= 3; person++) {
            acme.sql("insert into employee (tenant_id, number, number_key, name, name_folded, section_short) values (?, ?, ?, ?, lower(?), 'R')",
                    acme.id(), "70000" + person, "70000" + person, "Person " + person, "Person " + person);
        }
        meeting(1);
        meeting(2);
        register(1, 1);
        register(1, 2);
        register(2, 3);
        acme.sql("update meeting set starts_at = starts_at - interval '40 days', ends_at = ends_at - interval '40 days' where tenant_id = ?"
                + " and number = 1", acme.id());
        acme.sql("update meeting set starts_at = starts_at - interval '20 days', ends_at = ends_at - interval '20 days' where tenant_id = ?"
                + " and number = 2", acme.id());
        acme.sql("insert into employee (tenant_id, number, number_key, name, name_folded, section_short, active, changed_at) values"
                + " (?, '700009', '700009', 'Gone', 'gone', 'R', false, now() - interval '31 days')", acme.id());
        acme.sql("insert into employee (tenant_id, number, number_key, name, name_folded, section_short, active, changed_at) values"
                + " (?, '700008', '700008', 'Leaving', 'leaving', 'R', false, now() - interval '29 days')", acme.id());
        acme.sql("delete from outbox where tenant_id = ? and kind in ('old', 'new')", acme.id());
        acme.sql("insert into one_time_code (tenant_id, id, purpose, email, fingerprint, browser_fingerprint, client, created_at, expires_at)"
                + " values (?, ?, 'login', 'a@b.example', 'f', 'b', '10.0.0.1', now() - interval '3 days', now())", acme.id(), UUID.randomUUID());
        mail("old", "11 days");
        mail("new", "9 days");
        line(acme, "older", "101 days");
        line(acme, "newer", "99 days");
    }

    private void meeting(int number) {
        acme.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at) values"
                + " (?, ?, ?, 'Town hall', 'onsite', 'public', ?, now() + interval '1 day', now() + interval '25 hours')",
                acme.id(), UUID.randomUUID(), number, "k".repeat(32));
    }

    private void register(int meeting, int person) {
        assertThat(acme.visitor().postJson("/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"70000" + person + "\"}").status())
                .isEqualTo(201);
    }

    private void mail(String kind, String age) {
        acme.sql("insert into outbox (tenant_id, channel, kind, recipient, sent_at) values (?, 'mail', ?, 'a@b.example',"
                + " now() - cast(? as interval))", acme.id(), kind, age);
    }

    private static void line(World world, String what, String age) {
        line(world, "meeting.announced", what, age);
    }

    private static void line(World world, String verb, String what, String age) {
        world.sql("insert into audit_entry (tenant_id, id, happened_at, actor, verb, subject_kind, subject_name) values"
                + " (?, ?, now() - cast(? as interval), 'system', ?, 'meeting', ?)", world.id(), UUID.randomUUID(), age, verb, what);
    }

    private String figures() {
        return ann.get("/organizer/meeting/1/statistics/export/sections").body();
    }

    private static Client.Answer send(Screen screen, String button, String registrations, String employees, String mails, String audit) {
        return send(screen, button, registrations, employees, mails, "30", "90", "90", audit);
    }

    private static Client.Answer send(
            Screen screen, String button, String registrations, String employees, String mails, String lines, String failed, String lookUps,
            String audit) {
        return screen.send("terms", button, "terms", "terms due messages", "registrations", registrations, "employees", employees, "mails",
                mails, "lines", lines, "failed", failed, "look_ups", lookUps, "audit", audit, button, button);
    }

    /** The rest of the row of that heading, from its number on. */
    private static String row(String page, String heading) {
        String after = page.substring(page.indexOf("<b>" + heading + "</b>"));
        return after.substring(after.indexOf("<td class=\"end\">") + "<td class=\"end\">".length());
    }
}
