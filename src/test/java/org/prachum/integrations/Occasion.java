package org.prachum.integrations;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.prachum.testing.Client;
import org.prachum.testing.Patience;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** An organization with a meeting, number 1, and its admin, who connects whatever is to be told of it. */
final class Occasion {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** What came of adding a webhook. */
    record Hook(UUID id, String secret) {}

    private final World world = World.create();
    private Client admin;

    Occasion() {
        world.sql("update organization set zone = 'Asia/Bangkok' where id = ?", world.id());
        world.sql("insert into meeting (tenant_id, id, number, topic, format, visibility, access_key, starts_at, ends_at, waiting_list)"
                        + " values (?, ?, 1, 'ประชุมใหญ่ 🎉', 'onsite', 'public', 'k', ?, ?, true)",
                world.id(), UUID.randomUUID(), in(Duration.ofDays(1)), in(Duration.ofDays(2)));
    }

    World world() {
        return world;
    }

    Client admin() {
        if (admin == null) {
            admin = world.signedIn("ann");
        }
        return admin;
    }

    Hook webhook(String address, String... events) {
        Screen page = Screen.open(admin(), "/admin/integrations/webhooks/new");
        List<String> form = new ArrayList<>(List.of("save", "save", "address", address));
        Arrays.stream(events).forEach(event -> form.addAll(List.of("events", event)));
        Client.Answer answer = page.send("webhook", "save", "@all", "webhook", form.toArray(String[]::new));
        String id = World.text("select id from integration where tenant_id = ? order by created_at desc limit 1", world.id());
        return new Hook(UUID.fromString(id), answer.between("<code id=\"secret\">", "</code>"));
    }

    /** Somebody registers by hand, from a place of their own; answers their ticket. */
    String register(String number) {
        return world.visitor()
                .postJson("/api/meetings/1/registrations/",
                        "{\"employee_number\":\"" + number + "\",\"name\":\"Nok " + number + "\",\"waitlist\":true}")
                .between("\"ticket\":\"", "\"");
    }

    void giveBack(String ticket) {
        world.visitor().post("/ticket/" + ticket);
    }

    String registration(String number) {
        return World.text("select id from registration where tenant_id = ? and number = ? order by registered_at desc limit 1",
                world.id(), number);
    }

    long deliveries(String condition) {
        return world.count("select count(*) from outbox where tenant_id = ? and line_number is not null and " + condition, world.id());
    }

    /** Until there are so many deliveries of which that is true. */
    void await(long count, String condition) {
        Patience.until(PATIENCE, count + " deliveries with " + condition, () -> deliveries(condition) == count);
    }

    private static Timestamp in(Duration ahead) {
        return Timestamp.from(Instant.now().plus(ahead));
    }
}
