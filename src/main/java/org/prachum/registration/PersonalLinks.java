package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.regex.Pattern;
import org.prachum.platform.config.Keys;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.Here;

/**
 * Writes and reads the codes of what is one {@link Addressee}'s own in this organization, such as the calendar of all their meetings: the
 * id of any registration of theirs, and a token that follows from the person, the organization and the installation's secret.
 *
 * <p>They are handed out by mail only, because a ticket is shown to whoever types a number. Nothing is stored; a code dies with the
 * registration it names, and all of them with the installation's secret.
 */
@ApplicationScoped
class PersonalLinks {

    /** What a code is good for; one made for a purpose is worth nothing for another. */
    enum Purpose {
        CALENDAR,
        REMINDERS,
        /** Ending a registration that somebody else made. */
        NOT_ME
    }

    /** The registration that a code names, and whose it is. */
    record Named(Registration registration, Addressee addressee) {}

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}[0-9a-z]{32}");

    @Inject
    Registrations registrations;

    @Inject
    Keys keys;

    @Inject
    Here here;

    String code(Purpose purpose, Registration registration, Addressee addressee) {
        return Tickets.hex(registration.getId()) + token(purpose, addressee);
    }

    /** The part of a code that a page needs that knows the registration already. */
    String token(Purpose purpose, Addressee addressee) {
        return keys.token(name(purpose), subject(addressee));
    }

    /** @throws Missing when it is no such code of this organization */
    Named read(Purpose purpose, String code) {
        String lower = code == null ? "" : code.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(lower).matches()) {
            throw new Missing("a personal link");
        }
        return registrations.find(Tickets.id(lower))
                .flatMap(registration -> Addressee.of(registration).map(addressee -> new Named(registration, addressee)))
                .filter(named -> keys.isToken(name(purpose), subject(named.addressee()), lower.substring(32)))
                .orElseThrow(() -> new Missing("a personal link"));
    }

    boolean isToken(Purpose purpose, Addressee addressee, String presented) {
        return keys.isToken(name(purpose), subject(addressee), presented);
    }

    private static String name(Purpose purpose) {
        return "personal:" + purpose.name().toLowerCase(Locale.ROOT);
    }

    private String subject(Addressee addressee) {
        return here.id() + "\n" + addressee.numberKey() + "\n" + addressee.email();
    }
}
