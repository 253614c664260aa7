package org.prachum.privacy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.prachum.directory.EmployeeNumber;
import org.prachum.identity.Email;
import org.prachum.platform.problem.Invalid;

/** Whom somebody means who typed a number or an address. */
@ApplicationScoped
class Asked {

    @Inject
    PersonKeeping keeping;

    /**
     * Who that is; empty where an address may be several people's, or not theirs.
     *
     * @param alone anything, for the address itself and nobody's number; or null
     * @throws Invalid beside {@code who} for what is neither a number nor an address
     */
    Optional<Person> person(String who, String alone) {
        if (!isAddress(who)) {
            return Optional.of(keeping.of(number(who)));
        }
        Email email = email(who);
        List<Candidate> candidates = keeping.with(email);
        if (alone != null || candidates.isEmpty()) {
            return Optional.of(keeping.of(email));
        }
        boolean certain = candidates.size() == 1 && candidates.get(0).listed();
        return certain ? Optional.of(keeping.of(EmployeeNumber.listed(candidates.get(0).number()))) : Optional.empty();
    }

    List<Candidate> candidates(String who) {
        return isAddress(who) ? keeping.with(email(who)) : List.of();
    }

    private static boolean isAddress(String who) {
        return who.contains("@");
    }

    private static EmployeeNumber number(String typed) {
        try {
            return EmployeeNumber.listed(typed);
        } catch (Invalid malformed) {
            throw new Invalid("privacy.person.malformed", "who");
        }
    }

    private static Email email(String typed) {
        try {
            return Email.typed(typed);
        } catch (Invalid malformed) {
            throw new Invalid("privacy.person.malformed", "who");
        }
    }
}
