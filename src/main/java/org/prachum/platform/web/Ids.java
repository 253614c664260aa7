package org.prachum.platform.web;

import java.util.UUID;
import org.prachum.platform.problem.Missing;

/** Ids as an address or a form names them. */
public final class Ids {

    private Ids() {}

    /**
     * The id that somebody typed. What is no id is the id of nothing, so it is missing like whatever else is not there.
     *
     * @param thing what it would be the id of
     * @param typed null where nothing was
     * @throws Missing when it is none
     */
    public static UUID typed(String thing, String typed) {
        try {
            return UUID.fromString(String.valueOf(typed));
        } catch (IllegalArgumentException malformed) {
            throw new Missing(thing + " that is no id");
        }
    }
}
