package org.prachum.registration;

import java.time.Duration;
import java.time.Instant;
import java.sql.Timestamp;
import java.util.UUID;
import org.prachum.testing.Client;
import org.prachum.testing.Patience;
import org.prachum.testing.World;

/**
 * An organization with Nok (00100002, with an address) and Somchai (00100003, without) in its directory, and meetings as a test
 * wants them. Its admin decided that a typed number tells names, as document 000 does.
 */
public final class Stage {

    public static final String KEY = "k234567890123456789012345678901k";

    private final World world = World.create();
    private int meetings;

    public Stage() {
        employee("00100002", "100002", "Nok Srisai", nok());
        employee("00100003", "100003", "Somchai Jaidee", null);
        telling("full");
    }

    /** Lets a typed number tell {@code full}, {@code initials} or {@code nothing}; said before anybody comes. */
    public Stage telling(String reveals) {
        world.sql("insert into look_up_rule (tenant_id, id, reveals) values (?, gen_random_uuid(), ?)"
                + " on conflict on constraint look_up_rule_one_each do update set reveals = excluded.reveals", world.id(), reveals);
        return this;
    }

    /** Takes back that anything was decided about it; said before anybody comes. */
    public Stage undecided() {
        world.sql("delete from look_up_rule where tenant_id = ?", world.id());
        return this;
    }

    public World world() {
        return world;
    }

    public Client visitor() {
        return world.visitor();
    }

    public String nok() {
        return world.email("nok");
    }

    public void employee(String number, String key, String name, String email) {
        world.sql("insert into employee (tenant_id, number, number_key, name, name_folded, position, section_short, cost_center_name,"
                        + " email) values (?, ?, ?, ?, lower(?), 'Engineer', 'R&D', 'CC 7', ?)",
                world.id(), number, key, name, name, email);
    }

    /** A public meeting tomorrow, open to everybody. */
    public int meeting(String topic) {
        return meeting(topic, Duration.ofDays(1), null);
    }

    /** One with so many seats. */
    public int meeting(String topic, int capacity) {
        return meeting(topic, Duration.ofDays(1), capacity);
    }

    /** One of two hours that starts so long from now; null seats are no limit. */
    public int meeting(String topic, Duration ahead, Integer capacity) {
        int number = ++meetings;
        Instant start = Instant.now().plus(ahead);
        world.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, room, floor,"
                        + " building, capacity) values (?, ?, ?, ?, 'onsite', 'public', ?, ?, ?, 'Hall 2', '5', 'North building', ?)",
                world.id(), UUID.randomUUID(), number, topic, KEY, Timestamp.from(start),
                Timestamp.from(start.plus(Duration.ofHours(2))), capacity);
        return number;
    }

    /** Makes a meeting somebody's own. */
    public int organizedBy(String person, int meeting) {
        world.sql("update meeting set organizer_id = (select id from account where tenant_id = ? and email = ?)"
                + " where tenant_id = ? and number = ?", world.id(), world.email(person), world.id(), meeting);
        return meeting;
    }

    /** Somebody of the directory registers, from a place of their own; answers their ticket. */
    public String register(int meeting, String number) {
        return visitor()
                .postJson("/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"" + number + "\"}")
                .between("\"ticket\":\"", "\"");
    }

    /** Sets columns of a meeting, as {@code "status = 'closed'"}. */
    public void set(int meeting, String columns) {
        world.sql("update meeting set " + columns + " where tenant_id = ? and number = ?", world.id(), meeting);
    }

    public long confirmed(int meeting) {
        return world.count("select count(*) from registration r join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id"
                + " where r.tenant_id = ? and m.number = ? and r.status = 'confirmed'", world.id(), meeting);
    }

    public long taken(int meeting) {
        return world.count("select taken from meeting where tenant_id = ? and number = ?", world.id(), meeting);
    }

    /** How many seats are held for whoever was removed just now. */
    public long held(int meeting) {
        return world.count("select count(*) from registration r join meeting m on m.tenant_id = r.tenant_id and m.id = r.meeting_id"
                + " where r.tenant_id = ? and m.number = ? and r.held_until is not null", world.id(), meeting);
    }

    /** Nobody who was removed can be brought back in time any more: their seats are given on, and their mails are due. */
    public void undoTimeIsOver() {
        world.sql("update outbox set due_at = now() where tenant_id = ? and due_at > now() and kind in ('registration.removed',"
                + " 'registration.waiting_removed')", world.id());
        world.sql("update registration set held_until = now() - interval '1 second' where tenant_id = ? and held_until is not null", world.id());
        Patience.until(Duration.ofSeconds(60), "seats that are given on",
                () -> world.count("select count(*) from registration where tenant_id = ? and held_until is not null", world.id()) == 0);
    }
}
