package org.prachum.registration;

import java.util.UUID;
import org.prachum.directory.EmployeeNumber;
import org.prachum.identity.Email;

/**
 * By what somebody is known in a meeting, so that nobody is in it twice: an employee number, or the e-mail address of a guest who has none.
 *
 * @param spelling the number as it was typed; empty for a guest without one
 * @param value the number in lower case without leading zeros, or {@code guest:} and the address in lower case; no number has a colon
 */
public record RegistrantKey(String spelling, String value) {

    private static final String GUEST = "guest:";

    static RegistrantKey of(EmployeeNumber number) {
        return new RegistrantKey(number.spelling(), number.key());
    }

    /** A guest who gives no number. */
    public static RegistrantKey guest(Email email) {
        return new RegistrantKey("", GUEST + email.value());
    }

    /** A guest of whom only a name is known, because staff added them at the door; never the same as another. */
    static RegistrantKey unknownGuest(UUID registration) {
        return new RegistrantKey("", GUEST + registration);
    }

    boolean isGuest() {
        return spelling.isEmpty();
    }
}
