package org.prachum.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.prachum.integrations.Receiver.Heard;
import org.prachum.testing.House;
import org.prachum.testing.Screen;
import org.prachum.testing.World;

/** What receivers are told, and what becomes of it when they are not well: against a real server over real sockets. */
class WebhooksIT {

    Receiver receiver = Receiver.open();
    Occasion acme = new Occasion();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void tellsInOrderWhatHappensSignedAsTheStandardHasIt() {
        Occasion.Hook hook = acme.webhook(receiver.url("/hook?a=b"), Events.CREATED, Events.CANCELLED);
        String ticket = acme.register("00100002");
        acme.giveBack(ticket);

        Heard created = receiver.hear();
        Heard cancelled = receiver.hear();

        assertThat(created.path()).isEqualTo("/hook?a=b");
        assertThat(created.method()).isEqualTo("POST");
        assertThat(created.header("Content-Type")).isEqualTo("application/json");
        assertSigned(created, hook.secret());
        assertSigned(cancelled, hook.secret());
        JsonObject body = json(created);
        assertThat(body.keySet()).containsExactly("type", "timestamp", "data");
        assertThat(body.getString("type")).isEqualTo("registration.created");
        JsonObject data = body.getJsonObject("data");
        assertThat(data.keySet()).containsExactly("registration_id", "meeting_id", "topic", "starts_at", "ends_at", "employee_number",
                "name", "position", "section", "cost_center", "by_hand", "registered_at");
        assertThat(data.getString("registration_id")).isEqualTo(acme.registration("00100002"));
        assertThat(data.getInt("meeting_id")).isEqualTo(1);
        assertThat(data.getString("topic")).isEqualTo("ประชุมใหญ่ 🎉");
        assertThat(data.getString("employee_number")).isEqualTo("00100002");
        assertThat(data.getBoolean("by_hand")).isTrue();
        assertThat(json(cancelled).getString("type")).isEqualTo("registration.cancelled");
        assertThat(json(cancelled).getJsonObject("data")).isEqualTo(data);
        assertThat(Instant.parse(json(cancelled).getString("timestamp"))).isAfter(Instant.parse(body.getString("timestamp")));
        acme.await(2, "sent_at is not null and attempts = 1");
    }

    @Test
    void tellsWhoCame() {
        acme.webhook(receiver.url("/hook"), Events.CHECKED_IN);
        acme.register("300001");
        acme.admin().with("Sec-Fetch-Site", "same-origin").postJson(
                "/api/meetings/1/check-ins/", "{\"registration\":\"" + acme.registration("300001") + "\"}");

        JsonObject body = json(receiver.hear());

        assertThat(body.getString("type")).isEqualTo("registration.checked_in");
        assertThat(body.getJsonObject("data").getString("employee_number")).isEqualTo("300001");
    }

    @Test
    void nothingIsLostDoubledOrOvertakenWhereTheReceiverFailsStallsHangsUpOrHasEnough() {
        receiver.next("/hook",
                Receiver.status(500), Receiver.status(200),
                Receiver.hangUp(), Receiver.status(200),
                Receiver.status(429, "Retry-After", "3"), Receiver.status(200),
                receiver.stall());
        acme.webhook(receiver.url("/hook"), Events.CREATED);
        List<String> expected = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            acme.register("20000" + i);
            expected.add(acme.registration("20000" + i));
        }
        acme.await(7, "sent_at is not null");

        assertThat(receiver.taken()).extracting(WebhooksIT::registration).isEqualTo(expected);
        assertThat(acme.deliveries("attempts = 2")).isEqualTo(4);
        List<String> ids = receiver.hear(10).stream().map(heard -> heard.header("webhook-id")).distinct().toList();
        assertThat(ids).hasSize(7);
        // It was told to come back after three seconds, where it would have come after one.
        assertThat(acme.world().count("select cast(extract(epoch from max(sent_at) filter (where line_number = third) -"
                        + " max(sent_at) filter (where line_number = second)) * 1000 as bigint) from outbox,"
                        + " (select (array_agg(line_number order by line_number))[2] as second,"
                        + " (array_agg(line_number order by line_number))[3] as third from outbox where tenant_id = ?"
                        + " and line_number is not null) l where tenant_id = ?",
                acme.world().id(), acme.world().id())).isBetween(3_000L, 8_000L);
    }

    @Test
    void oneThatStallsHoldsUpNeitherAnotherReceiverNorAnotherOrganizationNorMail() {
        receiver.next("/stalls", receiver.stall());
        acme.webhook(receiver.url("/stalls"), Events.CREATED);
        acme.webhook(receiver.url("/well"), Events.CREATED);
        Occasion bea = new Occasion();
        bea.webhook(receiver.url("/bea"), Events.CREATED);
        Instant start = Instant.now();
        acme.register("300001");
        acme.register("300002");
        bea.register("300003");

        assertThat(receiver.hear(3)).extracting(Heard::path).containsExactlyInAnyOrder("/well", "/well", "/bea");
        acme.world().signedIn("olga");
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(9));
        assertThat(acme.deliveries("sent_at is null")).isEqualTo(2);
    }

    /** Whoever died between taking and sending had moved its time ahead. */
    @Test
    void whatADeadNodeHadTakenIsSentWhenItsTimeIsOverAndUntilThenNothingOvertakesIt() {
        Occasion.Hook hook = acme.webhook(receiver.url("/hook"), Events.CREATED);
        acme.world().sql("insert into outbox (tenant_id, channel, kind, recipient, line_number, due_at, attempts)"
                + " values (?, 'webhook', 'test', ?, nextval('outbox_line'), now() + interval '2 minutes', 1)",
                acme.world().id(), hook.id().toString());
        acme.register("400001");
        acme.register("400002");
        Occasion bea = new Occasion();
        bea.webhook(receiver.url("/bea"), Events.CREATED);
        bea.register("400003");
        assertThat(receiver.hear().path()).isEqualTo("/bea");
        assertThat(acme.deliveries("sent_at is null")).isEqualTo(3);

        acme.world().sql("update outbox set due_at = now() where tenant_id = ? and kind = 'test'", acme.world().id());
        acme.await(3, "sent_at is not null");
        assertThat(receiver.hear(3)).extracting(heard -> json(heard).getString("type"))
                .containsExactly("test", "registration.created", "registration.created");
    }

    @Test
    void whatTheReceiverCannotTakeIsGivenUpAndHoldsUpNothingAndCanBeSentAgain() {
        receiver.usually(Receiver.status(422));
        Occasion.Hook hook = acme.webhook(receiver.url("/hook"), Events.CREATED);
        acme.register("500001");
        acme.await(1, "failure = 'refused' and last_error = 'HTTP 422' and given_up_at is null");
        acme.world().sql("update outbox set attempts = 4, due_at = now() where tenant_id = ? and line_number is not null", acme.world().id());
        acme.await(1, "given_up_at is not null");
        receiver.usually(Receiver.status(200));
        // Long ago by now: a receiver that refuses what is old, so that nobody replays it, still has to take it.
        acme.world().sql("update outbox set created_at = now() - interval '1 hour' where tenant_id = ? and line_number is not null", acme.world().id());
        acme.register("500002");
        acme.await(1, "sent_at is not null");
        assertThat(acme.admin().get("/admin/integrations").body()).contains("HTTP 422", "The other side did not take it.");

        Screen.open(acme.admin(), "/admin/integrations")
                .send("deliveriesForm", "allAgain", "allAgain", "deliveriesForm", "allAgain", "allAgain");
        acme.await(2, "sent_at is not null");
        assertThat(receiver.taken()).hasSize(2).allSatisfy(heard -> assertSigned(heard, hook.secret()));
    }

    @Test
    void isSwitchedOffWhenTheReceiverIsGoneForGoodAndTheAdminIsTold() {
        receiver.next("/hook", Receiver.status(410));
        Occasion.Hook hook = acme.webhook(receiver.url("/hook"), Events.CREATED);
        acme.register("600001");

        String mail = House.open().mail().waitForMailTo(acme.world().email("ann"), Duration.ofSeconds(60), mailed ->
                mailed.text().contains("switched off")).text();
        assertThat(mail).contains(receiver.url("/hook"), "/admin/integrations");
        acme.await(1, "given_up_at is not null");
        acme.register("600002");
        assertThat(acme.deliveries("subject_id is not null")).isEqualTo(1);
        assertThat(active(hook)).isEqualTo("false");
    }

    @Test
    void isSwitchedOffAfterDaysOfFailuresAndWhatWaitedIsKept() {
        receiver.usually(Receiver.status(503));
        Occasion.Hook hook = acme.webhook(receiver.url("/hook"), Events.CREATED);
        acme.register("700001");
        acme.await(1, "failure = 'refused'");
        acme.register("700002");
        acme.world().sql("update integration set failing_since = now() - interval '3 days' where id = ?", hook.id());
        acme.world().sql("update outbox set due_at = now() where tenant_id = ? and line_number is not null", acme.world().id());

        acme.await(2, "given_up_at is not null");
        assertThat(acme.deliveries("failure = 'held_back'")).isEqualTo(1);
        assertThat(active(hook)).isEqualTo("false");
    }

    @Test
    void nothingInsideIsReachedWhateverAnAdminTypes() {
        int port = Integer.parseInt(receiver.url("").substring("http://127.0.0.1:".length()));
        List<String> hostile = List.of(
                "http://127.0.0.2:" + port + "/", "http://[::1]:" + port + "/", "http://0.0.0.0:" + port + "/",
                "http://169.254.169.254/latest/meta-data/", "https://10.0.0.1/", "http://2130706434:" + port + "/");
        for (String address : hostile) {
            acme.webhook(address, Events.CREATED);
        }
        acme.webhook(receiver.url("/permitted"), Events.CREATED);
        acme.register("800001");

        acme.await(hostile.size(), "failure = 'address'");
        acme.await(1, "sent_at is not null");
        assertThat(receiver.taken()).extracting(Heard::path).containsExactly("/permitted");
    }

    @Test
    void noRedirectIsFollowed() {
        receiver.next("/hook", Receiver.status(307, "Location", receiver.url("/elsewhere")));
        acme.webhook(receiver.url("/hook"), Events.CREATED);
        acme.register("900001");

        acme.await(1, "last_error = 'HTTP 307'");
        assertThat(receiver.hear().path()).isEqualTo("/hook");
        assertThat(receiver.taken()).isEmpty();
    }

    private static void assertSigned(Heard heard, String secret) {
        Instant moment = Instant.ofEpochSecond(Long.parseLong(heard.header("webhook-timestamp")));
        assertThat(moment).isBetween(Instant.now().minusSeconds(120), Instant.now().plusSeconds(5));
        assertThat(heard.header("webhook-id")).startsWith("msg_");
        assertThat(heard.header("webhook-signature")).isEqualTo(WebhookSecret.signatures(
                List.of(secret), heard.header("webhook-id"), moment, heard.body().getBytes(StandardCharsets.UTF_8)));
    }

    private static String registration(Heard heard) {
        return json(heard).getJsonObject("data").getString("registration_id");
    }

    private static JsonObject json(Heard heard) {
        return Json.createReader(new StringReader(heard.body())).readObject();
    }

    private static String active(Occasion.Hook hook) {
        return World.text("select cast(active as text) from integration where id = ?", hook.id());
    }
}
