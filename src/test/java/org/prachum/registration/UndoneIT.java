package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** What a browser registered and took back at once does not vanish: it is counted, listed and bounded. */
class UndoneIT {

    Stage stage = new Stage().telling("nothing");
    World world = stage.world();
    int meeting = stage.organizedBy("olga", stage.meeting("Town hall"));

    /** A hundred and ninety-nine people were looked at in two seconds, and no trace was left. */
    @Test
    void whoRegistersPeopleAndUndoesThatIsStoppedAndSeen() {
        employ(199);
        Client prober = stage.visitor();
        int undone = 0;
        int refused = 0;
        for (int n = 1; n <= 199; n++) {
            Answer answer = prober.postJson("/api/meetings/" + meeting + "/registrations/", "{\"employee_number\":\"" + (300_000 + n) + "\"}");
            if (answer.status() == 429) {
                refused++;
                continue;
            }
            assertThat(answer.status()).isEqualTo(201);
            assertThat(prober.post("/ticket/" + answer.between("\"ticket\":\"", "\""), "undo", "yes").status()).isEqualTo(302);
            undone++;
        }
        assertThat(undone).isEqualTo(60);
        assertThat(refused).isEqualTo(139);
        assertThat(stage.taken(meeting)).isZero();
        assertThat(world.count("select count(*) from audit_entry where tenant_id = ? and verb = 'look_up.probed'", world.id())).isEqualTo(1);

        Client olga = world.signedIn("olga");
        Answer roster = olga.get("/organizer/meeting/" + meeting + "/registrations");
        assertThat(roster.between("id=\"undone\"", "</a>")).endsWith(">60");
        assertThat(roster.between("<dt>Cancelled</dt><dd>", "</dd>")).isEqualTo("0");
        Screen list = Screen.open(olga, "/organizer/meeting/" + meeting + "/registrations/undone");
        List<String> all = new ArrayList<>(names(list.shown()));
        assertThat(all).hasSize(50);
        all.addAll(names(list.send("undone", "undone:table", "undone:table", "undone:table", "undone:table_pagination", "true",
                "undone:table_first", "50", "undone:table_rows", "50", "undone:table_encodeFeature", "true")));
        assertThat(all).hasSize(60).doesNotHaveDuplicates().allMatch(name -> name.startsWith("Person "));
    }

    @Test
    void whoEndedARegistrationIsKept() {
        String undone = stage.register(meeting, "100002");
        stage.visitor().post("/ticket/" + undone, "undone", "yes");
        assertThat(endedBy("100002")).as("a plain cancellation").isEqualTo("attendee");
        undone = stage.register(meeting, "100002");
        stage.visitor().post("/ticket/" + undone, "undo", "yes");
        assertThat(endedBy("100002")).isEqualTo("undo");
        stage.visitor().post("/ticket/" + undone, "undo", "yes");

        Client olga = world.signedIn("olga");
        Answer list = olga.get("/organizer/meeting/" + meeting + "/registrations/undone");
        assertThat(list.body()).contains("Nok Srisai", "00100002");
        assertThat(names(list)).hasSize(1);
        Client ann = world.signedIn("ann");
        assertThat(ann.get("/admin/audit").body())
                .contains("The registration of Nok Srisai for “Town hall” was undone in the browser that made it");

        stage.register(meeting, "100003");
        ann.post("/admin/registrations/" + id("100003") + "/delete");
        assertThat(endedBy("100003")).isEqualTo("organizer");
        assertThat(names(olga.get("/organizer/meeting/" + meeting + "/registrations/undone"))).hasSize(1);
    }

    @Test
    void whatWasUndoneAtAnothersMeetingIsNotThere() {
        stage.visitor().post("/ticket/" + stage.register(meeting, "100002"), "undo", "yes");
        world.account("oscar", "Oscar", "organizer");
        String page = "/organizer/meeting/" + meeting + "/registrations/undone";
        assertThat(world.signedIn("oscar").get(page).status()).isEqualTo(404);
        assertThat(stage.visitor().get(page).status()).isEqualTo(302);
        assertThat(new Stage().world().signedIn("ann").get(page).status()).isEqualTo(404);
        assertThat(names(world.signedIn("ann").get(page))).hasSize(1);
    }

    private void employ(int people) {
        world.sql("insert into employee (tenant_id, number, number_key, name, name_folded)"
                        + " select ?, (300000 + n)::text, (300000 + n)::text, 'Person ' || n, 'person ' || n from generate_series(1, ?) n",
                world.id(), people);
    }

    private String endedBy(String key) {
        return World.text("select cancelled_by from registration where tenant_id = ? and number_key = ? order by registered_at desc limit 1",
                world.id(), key);
    }

    private String id(String key) {
        return World.text("select id from registration where tenant_id = ? and number_key = ? order by registered_at desc limit 1",
                world.id(), key);
    }

    private static List<String> names(Answer list) {
        return Pattern.compile("<td role=\"gridcell\" class=\"lead\">([^<]+)</td>").matcher(list.body()).results()
                .map(found -> found.group(1).strip())
                .toList();
    }
}
