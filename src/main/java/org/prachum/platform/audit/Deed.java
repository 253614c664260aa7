package org.prachum.platform.audit;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Something that somebody did. Fired inside the transaction of the fact.
 *
 * @param verb a stable key such as {@code meeting.cancelled}: what it was done to, and what was done
 * @param kind of what it was done to; what stands before the dot, unless something else is said
 * @param subject the id of what it was done to, or null
 * @param name of what it was done to, as it was then
 * @param details numbers, texts and lists of texts; never a secret, a code, a ticket, or what stood in a changed field
 * @param by who did it; null for whoever the running request comes from
 */
public record Deed(String verb, String kind, UUID subject, String name, Map<String, Object> details, Actor by) {

    /** The detail that names the fields which were changed. */
    public static final String FIELDS = "fields";

    public Deed {
        details = Map.copyOf(details);
    }

    public static Deed of(String verb) {
        return new Deed(verb, verb.substring(0, verb.indexOf('.')), null, "", Map.of(), null);
    }

    public Deed on(UUID id, String itsName) {
        return new Deed(verb, kind, id, itsName, details, by);
    }

    /** For a verb that does not tell what it is done to, such as an export. */
    public Deed on(String itsKind, UUID id, String itsName) {
        return new Deed(verb, itsKind, id, itsName, details, by);
    }

    public Deed with(String detail, Object value) {
        Map<String, Object> more = new TreeMap<>(details);
        more.put(detail, value);
        return new Deed(verb, kind, subject, name, more, by);
    }

    /** The names of what is different now. */
    public Deed changing(Collection<String> fields) {
        return with(FIELDS, List.copyOf(fields));
    }

    public Deed by(Actor actor) {
        return new Deed(verb, kind, subject, name, details, actor);
    }

    public Optional<Actor> actor() {
        return Optional.ofNullable(by);
    }
}
