package org.prachum.registration;

import java.util.Locale;
import java.util.Optional;

/**
 * A person as mails reach them: a number, and the address that was known with it, in lower case. Anybody can type anybody's number; what
 * is shown of all their places is shown to whoever reads the mailbox that the tickets went to.
 */
record Addressee(String numberKey, String email) {

    /** Empty for a place that was mailed to nobody. */
    static Optional<Addressee> of(Registration registration) {
        return registration.email().map(email -> new Addressee(registration.getNumberKey(), email.toLowerCase(Locale.ROOT)));
    }
}
