package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.prachum.notifications.MaskedAddress;

/**
 * The one rule about what an answer tells of a person. Whoever typed a number, or opens a ticket by the address that screens show, has
 * proved nothing and is told what the organization decided ({@link Revealing}). What somebody typed by hand in the same request is told
 * back to them. Everything is told to who comes by a link that only the mail has.
 *
 * <p>Signed-in organizers, and programs that an admin connected, do not go by it; which classes those are stands in
 * {@code DisclosureTest}.
 */
@ApplicationScoped
public class Disclosure {

    /** What is known of a person. Nobody but the rule can read it. */
    static final class Known {

        private final String name;
        private final String position;
        private final String section;
        private final String costCenter;
        private final String email;

        /** @param email where tickets go, or null */
        Known(String name, String position, String section, String costCenter, String email) {
            this.name = name;
            this.position = position;
            this.section = section;
            this.costCenter = costCenter;
            this.email = email;
        }

        private Disclosed all() {
            return new Disclosed(name, position, section, costCenter, MaskedAddress.of(email), true);
        }
    }

    @Inject
    LookUpLimits limits;

    @Inject
    Tickets tickets;

    @Inject
    CheckInCodes codes;

    /** What anybody is told who typed that person's number. */
    Disclosed toAnybody(Known person) {
        return limits.current().reveals().of(person.all());
    }

    /** What who registered is told of the place: what they typed themselves, where it was taken by hand, or else the same as anybody. */
    Disclosed toApplicant(Placement placement, Applicant applicant) {
        if (placement.person() == null) {
            return Disclosed.NOTHING;
        }
        if (!placement.isPlaced() || !placement.byHand() || !applicant.byHand()) {
            return toAnybody(placement.person());
        }
        return typed(applicant).all();
    }

    /** What somebody says of themselves. */
    static Known typed(Applicant applicant) {
        Applicant.Person typed = applicant.person();
        return new Known(typed.name(), typed.position(), typed.section(), typed.costCenter(), applicant.email());
    }

    /** What who opens that ticket is told of its holder: everything where it is the mailed one, or else the same as anybody. */
    Disclosed toHolder(Registration registration, String ticket) {
        Known person = known(registration);
        return tickets.isMailed(ticket, registration) ? person.all() : toAnybody(person);
    }

    /** What anybody is told of who has that place, whose ticket goes to that address. */
    Disclosed toAnybody(Registration registration, String address) {
        return toAnybody(new Known(
                registration.getName(), registration.getPosition(), registration.getSection(), registration.getCostCenter(), address));
    }

    /**
     * By what name a device greets who has that place.
     *
     * @param presented what was typed or scanned there: a ticket that its holder alone was given proves whose it is, a number does not
     */
    public String greeting(Registration registration, String presented) {
        Known person = known(registration);
        boolean proved = codes.isPersonal(presented, registration) || tickets.isMailed(CheckInCodes.lastPart(presented), registration);
        return (proved ? person.all() : toAnybody(person)).name();
    }

    /** Whether anybody is told of addresses, masked, where there are any. */
    boolean tellsAddresses() {
        return limits.current().reveals() != Revealing.NOTHING;
    }

    private static Known known(Registration registration) {
        return new Known(
                registration.getName(), registration.getPosition(), registration.getSection(), registration.getCostCenter(),
                registration.email().orElse(null));
    }
}
