package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.prachum.platform.problem.Invalid;
import org.prachum.tenancy.ConsentText;
import org.prachum.tenancy.Here;

/** That people agree to what the organization asks everybody to agree to. Where it asks for nothing, nobody has to say anything. */
@ApplicationScoped
class Consents {

    /** What a program says that has no form to show: the text that is asked for now. */
    static final String AGREED = "true";

    @Inject
    EntityManager database;

    @Inject
    Here here;

    @Inject
    Clock clock;

    /**
     * The number of the text that they agreed to; null where nothing is asked.
     *
     * @param said the number of the text that they read, or {@link #AGREED}
     * @throws Invalid beside {@code consent} when they did not agree, or to a text that is not asked for any more
     */
    Integer mustBeGiven(String said) {
        ConsentText text = here.consent().orElse(null);
        if (text == null) {
            return null;
        }
        if (said == null || said.isBlank()) {
            throw new Invalid("registration.consent.missing", "consent");
        }
        if (!said.equals(AGREED) && !said.equals(String.valueOf(text.getNumber()))) {
            throw new Invalid("registration.consent.changed", "consent");
        }
        return text.getNumber();
    }

    /** Whoever let them in at the door has asked them. Joins its caller's transaction. */
    void askedByHand(UUID registration) {
        here.consent().ifPresent(text -> database.createNativeQuery("""
                        insert into consent_given (registration_id, text_number, given_at, how)
                        values (cast(?1 as uuid), ?2, cast(?3 as timestamptz), 'by_hand')""")
                .setParameter(1, registration.toString())
                .setParameter(2, text.getNumber())
                .setParameter(3, clock.instant().toString())
                .executeUpdate());
    }
}
