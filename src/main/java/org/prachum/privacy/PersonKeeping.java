package org.prachum.privacy;

import static org.prachum.identity.Permission.PROTECT_DATA;

import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.prachum.directory.EmployeeNumber;
import org.prachum.identity.Accounts;
import org.prachum.identity.Email;
import org.prachum.identity.Requires;
import org.prachum.identity.SignedIn;
import org.prachum.notifications.Outbox;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Missing;

/** What an admin does when somebody asks what is known of them, or not to be known any more (GDPR articles 15, 17 and 20; PDPA 30 to 33). */
@UseCase
@Requires(PROTECT_DATA)
class PersonKeeping {

    @Inject
    People people;

    @Inject
    Accounts accounts;

    @Inject
    SignedIn me;

    @Inject
    Outbox outbox;

    @Inject
    Audit audit;

    List<Candidate> with(Email email) {
        return people.with(email);
    }

    Person of(EmployeeNumber number) {
        return people.of(number);
    }

    Person of(Email email) {
        return people.of(email);
    }

    /** Where they are, and how often; where they are not is left out. */
    List<Found> found(Person person) {
        return Arrays.stream(Holding.values())
                .map(holding -> new Found(holding.name(), people.count(holding, person)))
                .filter(found -> found.count() > 0)
                .toList();
    }

    /**
     * What is known of them, as JSON, a row each.
     *
     * @throws Missing when nothing is
     */
    Map<Holding, List<String>> takeOut(Person person) {
        Map<Holding, List<String>> copies = new EnumMap<>(Holding.class);
        for (Holding holding : Holding.values()) {
            List<String> rows = people.copies(holding, person);
            if (!rows.isEmpty()) {
                copies.put(holding, rows);
            }
        }
        if (copies.isEmpty()) {
            throw new Missing("anything of that person");
        }
        audit.note(Deed.of("person.taken_out").on("person", null, person.said()));
        return copies;
    }

    /**
     * Forgets them, everything or nothing. Seats to come are free in the same commit, or those' who wait; what was counted stays counted.
     * The log says that somebody was, and not who.
     *
     * @param confirmation the number, or where there is none the address, typed once more
     * @throws Invalid beside {@code confirm} when something else was typed
     * @throws Yourself when it is who is signed in
     * @throws org.prachum.platform.problem.Refusal when no admin would be left
     */
    void erase(Person asked, String confirmation) {
        if (!isMeant(asked, confirmation)) {
            throw new Invalid("privacy.person.unconfirmed", "confirm");
        }
        // Read once more, in the transaction that forgets them.
        Person person = asked.isWithoutNumber()
                ? people.of(new Email(asked.emails().get(0)))
                : people.of(EmployeeNumber.listed(asked.number()));
        if (person.accounts().contains(me.account().getId())) {
            throw new Yourself();
        }
        long rows = found(person).stream().mapToLong(Found::count).sum();
        List<Place> coming = people.coming(person);
        for (Place place : coming) {
            people.giveBack(place);
            outbox.push("registrations:" + place.meeting());
        }
        for (Holding holding : Holding.values()) {
            people.erase(holding, person);
            if (holding == Holding.ACCOUNTS) {
                accounts.remove(new HashSet<>(person.accounts()));
            }
        }
        outbox.filled();
        audit.note(Deed.of("person.erased").with("count", rows).with("places", coming.size()));
    }

    private static boolean isMeant(Person person, String typed) {
        String said = typed == null ? "" : typed.strip();
        return person.isWithoutNumber() ? said.equalsIgnoreCase(person.said()) : EmployeeNumber.keyOf(said).equals(person.key());
    }
}
