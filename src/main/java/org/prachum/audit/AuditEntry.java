package org.prachum.audit;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.persistence.UuidOrNone;

/** A line of the audit log: who did what, to what, when, and from where. Written once; nobody may change it, not even we. */
@Entity
@Table(name = "audit_entry")
public class AuditEntry extends TenantOwned {

    @Column(name = "happened_at", updatable = false)
    private Instant happenedAt;

    @Column(updatable = false)
    private String actor;

    @Column(name = "actor_id", updatable = false)
    @Convert(converter = UuidOrNone.class)
    private UUID actorId;

    @Column(name = "actor_name", updatable = false)
    private String actorName;

    @Column(name = "actor_email", updatable = false)
    private String actorEmail;

    @Column(updatable = false)
    private String client;

    @Column(updatable = false)
    private String verb;

    @Column(name = "subject_kind", updatable = false)
    private String subjectKind;

    @Column(name = "subject_id", updatable = false)
    @Convert(converter = UuidOrNone.class)
    private UUID subject;

    @Column(name = "subject_name", updatable = false)
    private String subjectName;

    @Column(updatable = false)
    private String details;

    protected AuditEntry() {}

    AuditEntry(Deed deed, Actor actor, String client, Instant now) {
        this.happenedAt = now;
        this.actor = actor.kind().name().toLowerCase(Locale.ROOT);
        this.actorId = actor.id();
        this.actorName = actor.name();
        this.actorEmail = actor.email();
        this.client = client;
        this.verb = deed.verb();
        this.subjectKind = deed.kind();
        this.subject = deed.subject();
        this.subjectName = deed.name();
        this.details = json(deed.details());
    }

    public Instant getHappenedAt() {
        return happenedAt;
    }

    public Actor getActor() {
        return new Actor(Actor.Kind.valueOf(actor.toUpperCase(Locale.ROOT)), actorId, actorName, actorEmail);
    }

    /** The address it was done from, or null. */
    public String getClient() {
        return client;
    }

    public String getVerb() {
        return verb;
    }

    public String getSubjectKind() {
        return subjectKind;
    }

    public UUID getSubject() {
        return subject;
    }

    /** What it was done to was called, then. */
    public String getSubjectName() {
        return subjectName;
    }

    /** As JSON (RFC 8259), an object. */
    public String getDetails() {
        return details;
    }

    /** The names of what was changed; none where the line is about something else. */
    List<String> fields() {
        JsonArray names = read().getJsonArray(Deed.FIELDS);
        return names == null
                ? List.of()
                : names.getValuesAs(JsonString.class).stream().map(JsonString::getString).toList();
    }

    /** The other details, numbers as numbers and all else as texts, for the sentence. */
    Map<String, Object> values() {
        Map<String, Object> values = new TreeMap<>();
        read().forEach((name, value) -> values.put(name, plain(value)));
        values.remove(Deed.FIELDS);
        return values;
    }

    private JsonObject read() {
        try (JsonReader reader = Json.createReader(new StringReader(details))) {
            return reader.readObject();
        }
    }

    private static Object plain(JsonValue value) {
        if (value instanceof JsonNumber number) {
            return number.longValue();
        }
        return value instanceof JsonString text ? text.getString() : value.toString();
    }

    private static String json(Map<String, Object> details) {
        JsonObjectBuilder json = Json.createObjectBuilder();
        new TreeMap<>(details).forEach((name, value) -> {
            if (value instanceof Number number) {
                json.add(name, number.longValue());
            } else if (value instanceof List<?> list) {
                JsonArrayBuilder array = Json.createArrayBuilder();
                list.forEach(one -> array.add(String.valueOf(one)));
                json.add(name, array);
            } else {
                json.add(name, String.valueOf(value));
            }
        });
        return json.build().toString();
    }
}
