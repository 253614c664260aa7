package org.prachum.platform.problem;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What was typed into one field cannot be taken; the key says why. Where several fields are wrong, it is the first and knows the others. */
public class Invalid extends Refusal {

    private static final long serialVersionUID = 1L;

    private final transient List<Invalid> others;

    public Invalid(String key, String field) {
        this(key, field, Map.of());
    }

    public Invalid(String key, String field, Map<String, Object> values) {
        super(key, values, field);
        this.others = List.of();
    }

    private Invalid(Invalid first, List<Invalid> others) {
        super(first.key(), first.values(), first.field().orElseThrow());
        this.others = List.copyOf(others);
    }

    /**
     * Several of one form as one.
     *
     * @param found at least one, each of one field
     */
    static Invalid all(List<Invalid> found) {
        return found.size() == 1 ? found.get(0) : new Invalid(found.get(0), found.subList(1, found.size()));
    }

    /** This one, and what else is wrong, in the order in which it was found; no field twice. */
    public final List<Invalid> each() {
        return Stream.concat(Stream.of(this), others.stream()).toList();
    }

    @Override
    public List<Refusal> parts() {
        return List.copyOf(each());
    }
}
