package org.prachum.registration;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/** An organizer who lets meetings ask, for tests. */
final class Questions {

    private final World world;
    private final Client organizer;

    Questions(World world, Client organizer) {
        this.world = world;
        this.organizer = organizer;
    }

    /** Adds one and answers its id; options make it a choice of one. */
    String ask(int meeting, String label, boolean required, String... options) {
        return ask(meeting, label, options.length == 0 ? "line" : "one", required, options);
    }

    String ask(int meeting, String label, String kind, boolean required, String... options) {
        List<String> fields = new ArrayList<>(Arrays.asList(
                "label", label, "kind", kind, "options", String.join("\r\n", options), "action", "save"));
        if (required) {
            fields.addAll(List.of("required", "on"));
        }
        Client.Answer added = organizer.post("/organizer/meeting/" + meeting + "/questions", fields.toArray(String[]::new));
        if (added.status() != 302) {
            throw new AssertionError(added.body());
        }
        return id(meeting, label);
    }

    String id(int meeting, String label) {
        return World.text("select q.id from form_question q join meeting m on m.tenant_id = q.tenant_id and m.id = q.meeting_id"
                + " where q.tenant_id = ? and m.number = ? and q.label = ?", world.id(), meeting, label);
    }

    /** What was answered to that question by whoever has a place, in the order in which they came, between bars. */
    String answers(String question) {
        return World.text("select string_agg(a.text, '|' order by r.registered_at) from form_answer a"
                + " join registration r on r.tenant_id = a.tenant_id and r.id = a.registration_id"
                + " where a.tenant_id = ? and a.question_id = cast(? as uuid) and r.status <> 'cancelled'", world.id(), question);
    }
}
