package org.prachum.platform.problem;

/** There is no such thing, or not for you: another organization's thing and what you may not see look the same. 404. */
public class Missing extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Missing(String what) {
        super(what, null, false, false);
    }
}
