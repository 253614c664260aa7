package org.prachum.platform.problem;

import java.util.Map;

/** What was typed into one field cannot be taken; the key says why. */
public class Invalid extends Refusal {

    private static final long serialVersionUID = 1L;

    public Invalid(String key, String field) {
        super(key, Map.of(), field);
    }

    public Invalid(String key, String field, Map<String, Object> values) {
        super(key, values, field);
    }
}
