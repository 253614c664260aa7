package org.prachum.registration;

import java.io.Serializable;
import java.util.List;

/**
 * Who on the waiting list gets the seats of those who are about to be removed, in their order.
 *
 * @param names of the first of them, {@value #NAMED} at most
 * @param count of all of them
 * @param offered whether they are asked first
 */
public record NextInLine(List<String> names, int count, boolean offered) implements Serializable {

    static final int NAMED = 3;
    static final NextInLine NOBODY = new NextInLine(List.of(), 0, false);

    boolean isNobody() {
        return count == 0;
    }

    public String getNames() {
        return String.join(", ", names);
    }

    public int getCount() {
        return count;
    }

    /** How many are not named. */
    public int getFurther() {
        return count - names.size();
    }

    public boolean isOffered() {
        return offered;
    }
}
