package org.prachum.platform.problem;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fact that stands against what somebody asked for, named by the fact: {@code MeetingFull}, {@code AlreadyRegistered}.
 *
 * <p>On a page it becomes a message beside its field and the page stays; on the wire a problem document with status 409 (or what
 * {@link #status()} says) and a {@code type} that names the key. The sentence stands in the bundles under the same key.
 */
public abstract class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Map<String, Object> values;
    private final String field;

    /**
     * @param key {@code <package>.<fact>}, the sentence in the bundles and the last part of the problem's type
     * @param values what the sentence names, by name
     */
    protected Refusal(String key, Map<String, Object> values) {
        this(key, values, null);
    }

    /** As above, beside the form field {@code field}. */
    protected Refusal(String key, Map<String, Object> values, String field) {
        super(key + values, null, false, false);
        this.key = key;
        this.values = Map.copyOf(values);
        this.field = field;
    }

    public final String key() {
        return key;
    }

    public final Map<String, Object> values() {
        return values;
    }

    /** The form field beside which the sentence belongs, if it is about one. */
    public final Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** Each sentence that it is made of, with its field: itself, unless several fields are wrong at once. */
    public List<Refusal> parts() {
        return List.of(this);
    }

    /** With status 401: the path of the page at which one gets what is missing. */
    public String door() {
        return "/auth/login";
    }

    /** The HTTP status on the wire: 409, or 422 for what was malformed, 429 for what came too often. */
    public int status() {
        return field == null ? 409 : 422;
    }
}
