package org.prachum.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.web.Texts;

/** Tells a line of the audit log as a sentence, in the reader's language: {@code #{telling.sentence(entry)}}. */
@Named
@ApplicationScoped
public class Telling {

    /** Fields that have a name in the bundles; whatever a later version wrote is told by its key. */
    static final Set<String> FIELDS = Set.of(
            "topic", "time", "format", "place", "online", "information", "visibility", "capacity", "registration", "number", "name",
            "position", "section", "department", "group", "division", "cost_center", "email", "language", "domains", "approval",
            "zone", "colours", "welcome", "privacy", "logo", "reminders", "waiting_list", "look_ups", "guests", "consent", "kept_registrations",
            "kept_employees", "kept_mails", "kept_lines", "kept_failed", "kept_look_ups", "kept_audit");

    @Inject
    Texts texts;

    /** "Ann Becker cancelled the meeting “Town hall”." */
    public String sentence(AuditEntry entry) {
        if (!Verbs.ALL.contains(entry.getVerb())) {
            return who(entry) + ": " + entry.getVerb() + " " + entry.getSubjectName();
        }
        Map<String, Object> values = entry.values();
        values.put("who", who(entry));
        values.put("what", entry.getSubjectName());
        return texts.say("audit.did." + entry.getVerb(), values);
    }

    /** The name of who did it; of somebody without an account, what they are. */
    public String who(AuditEntry entry) {
        Actor actor = entry.getActor();
        return actor.name().isEmpty()
                ? texts.get("audit.actor." + actor.kind().name().toLowerCase(Locale.ROOT))
                : actor.name();
    }

    /** What was changed, between commas; empty where the line is about something else. */
    public String fields(AuditEntry entry) {
        List<String> fields = entry.fields();
        return fields.stream()
                .map(field -> FIELDS.contains(field) ? texts.get("audit.field." + field) : field)
                .collect(Collectors.joining(", "));
    }

    /** What was done, in two or three words. */
    public String verb(String verb) {
        return Verbs.ALL.contains(verb) ? texts.get("audit.verb." + verb) : verb;
    }
}
