package org.prachum.attacks;

import java.util.Map;
import java.util.UUID;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/**
 * An organization with one of everything, and the same numbers as any other of these: two open meetings, 300 people from 100001 on, a
 * registration and its ticket. Whatever has a name begins with the mark.
 */
final class Scene {

    static final int PEOPLE = 300;

    private final World world = World.create();
    private final String mark;
    private final Map<String, String> ids;

    private Scene(String mark) {
        this.mark = mark;
        world.sql("update organization set name = ? where id = ?", mark + " Holding", world.id());
        world.sql("update account set name = ? || ' ' || name where tenant_id = ?", mark, world.id());
        world.sql("insert into employee (tenant_id, number, number_key, name, name_folded, position, section_short) "
                        + "select ?, n::text, n::text, ? || ' person ' || n, lower(?) || ' person ' || n, 'Engineer', 'R' "
                        + "from generate_series(100001, 100000 + ?::int) n",
                world.id(), mark, mark, PEOPLE);
        world.sql("insert into integration (tenant_id, id, slot, kind, address, events, created_at) values (?, ?, 1, 'webhook', ?,"
                + " 'registration.checked_in', now())", world.id(), UUID.randomUUID(), "https://receiver.example/" + mark);
        world.sql("insert into look_up_rule (tenant_id, id, reveals) values (?, gen_random_uuid(), 'full')", world.id());
        meeting(1);
        meeting(2);
        world.sql("insert into form_question (tenant_id, id, meeting_id, origin_id, place, kind, label, options, created_at)"
                        + " select m.tenant_id, gen_random_uuid(), m.id, gen_random_uuid(), p, kind, ? || ' ' || kind, options, now()"
                        + " from meeting m, (values (1, 'line', ''), (2, 'text', ''), (3, 'one', E'a\nb'), (4, 'several', E'a\nb')) q(p, kind, options)"
                        + " where m.tenant_id = ? and m.number = 1", mark, world.id());
        world.sql("update meeting set questions = 4 where tenant_id = ? and number = 1", world.id());
        ids = Map.ofEntries(
                Map.entry("meeting", "1"),
                Map.entry("account", id("select id from account where tenant_id = ? and role = 'organizer'")),
                Map.entry("employee", id("select id from employee where tenant_id = ? and number = '100001'")),
                Map.entry("number", "100001"),
                Map.entry("ticket", ticket()),
                Map.entry("kiosk", kiosk()),
                Map.entry("registration", id("select min(cast(id as text)) from registration where tenant_id = ?")),
                Map.entry("deed", "toggle"),
                Map.entry("webhook", id("select id from integration where tenant_id = ?")),
                Map.entry("format", "csv"));
    }

    static Scene of(String mark) {
        return new Scene(mark);
    }

    World world() {
        return world;
    }

    Client visitor() {
        return world.visitor();
    }

    Client admin() {
        return world.signedIn("ann");
    }

    String mark() {
        return mark;
    }

    /** What a route's parameters are filled with. */
    Map<String, String> ids() {
        return ids;
    }

    /** A route of this organization. */
    String path(String route) {
        return Routes.filled(route, ids);
    }

    long count(String query) {
        return world.count(query, world.id());
    }

    private void meeting(int number) {
        world.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, organizer_id) "
                        + "select ?, ?, ?, ?, 'onsite', 'public', ?, now() + interval '1 day', now() + interval '25 hours', id "
                        + "from account where tenant_id = ? and role = 'organizer'",
                world.id(), UUID.randomUUID(), number, mark + " topic " + number, "k".repeat(32), world.id());
    }

    private String ticket() {
        return visitor()
                .postJson("/api/meetings/1/registrations/", "{\"employee_number\":\"200002\",\"name\":\"" + mark + " visitor\"}")
                .between("\"ticket\":\"", "\"");
    }

    /** By an admin of its own, because whoever has just been mailed a code is mailed no second one at once. */
    private String kiosk() {
        world.account("doris", mark + " Doris Door", "admin");
        Client doris = world.signedIn("doris");
        doris.post("/organizer/meeting/1/kiosk", "open", "yes");
        return doris.get("/organizer/meeting/1/kiosk").between("name=\"then\" value=\"/kiosk/", "\"");
    }

    private String id(String query) {
        return World.text(query, world.id());
    }
}
