package org.prachum.integrations;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.prachum.meetings.Meeting;
import org.prachum.registration.Registration;

/** What a webhook is told: {@code type}, {@code timestamp} and {@code data}, as Standard Webhooks wants it. */
final class WebhookBody {

    private WebhookBody() {}

    /** @param moment when it happened */
    static byte[] of(String event, Instant moment, Registration registration, Meeting meeting) {
        return body(event, moment, Json.createObjectBuilder()
                .add("registration_id", registration.getId().toString())
                .add("meeting_id", meeting.getNumber())
                .add("topic", meeting.getTopic())
                .add("starts_at", meeting.getStartsAt().toString())
                .add("ends_at", meeting.getEndsAt().toString())
                .add("employee_number", registration.getNumber())
                .add("name", registration.getName())
                .add("position", registration.getPosition())
                .add("section", registration.getSection())
                .add("cost_center", registration.getCostCenter())
                .add("by_hand", registration.isByHand())
                .add("registered_at", registration.getRegisteredAt().toString()));
    }

    /** One that only shows that it arrives. */
    static byte[] test(Instant moment) {
        return body(Events.TEST, moment, Json.createObjectBuilder());
    }

    private static byte[] body(String type, Instant moment, JsonObjectBuilder data) {
        return Json.createObjectBuilder()
                .add("type", type)
                .add("timestamp", moment.toString())
                .add("data", data)
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }
}
