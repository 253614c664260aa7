package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.TreeMap;
import java.util.UUID;
import org.prachum.directory.EmployeeNumber;
import org.prachum.directory.NumberRules;
import org.prachum.identity.Email;
import org.prachum.platform.config.Keys;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Reader;
import org.prachum.registration.Applicant.Person;

/**
 * Somebody registers, from whichever door. What is malformed is refused before anybody waits; the rest is decided at the desk.
 *
 * <p>No use case of the usual kind: the desk brings its own transaction, which is shared by everybody who registers at that moment.
 */
@ApplicationScoped
class Registering {

    private static final int LONGEST = 255;

    @Inject
    RegistrationDesk desk;

    @Inject
    Probing probing;

    @Inject
    NumberRules numbers;

    @Inject
    Pace pace;

    @Inject
    Consents consents;

    @Inject
    Disclosure disclosure;

    @Inject
    Keys keys;

    @Inject
    Reader reader;

    /**
     * Answers what came of it.
     *
     * @throws Invalid for what was typed, beside its field
     */
    Placement register(Request request) {
        EmployeeNumber number = asked(request.client(), request.number(), request.numberField());
        Applicant applicant = applicant(request, number);
        pace.begin(request.client());
        Placement placement = null;
        try {
            placement = desk.register(request.meeting(), applicant);
        } finally {
            if (placement == null || !placement.isPlaced() || placement.repeated()) {
                pace.without(request.client());
            }
        }
        if (placement.outcome() == Outcome.UNKNOWN) {
            probing.missed(request.client(), applicant.number().spelling());
        }
        return placement.telling(disclosure.toApplicant(placement, applicant));
    }

    /**
     * The number that somebody asks for who is not signed in; what cannot be one counts like one that is nobody's.
     *
     * @throws Invalid beside {@code field}
     */
    EmployeeNumber asked(String client, String typed, String field) {
        probing.admit(client, typed);
        try {
            return numbers.typed(typed, field);
        } catch (Invalid malformed) {
            probing.missed(client, typed);
            throw malformed;
        }
    }

    private Applicant applicant(Request request, EmployeeNumber number) {
        String requestKey = text(request.requestKey(), "idempotency_key");
        Person person = request.manual() == null ? Person.OF_THE_DIRECTORY : person(request.manual());
        String email = request.email() == null || request.email().isBlank() ? null : Email.typed(request.email()).value();
        return new Applicant(
                UUID.randomUUID(),
                request.access() == null ? "" : request.access(),
                number,
                request.manual() != null,
                person,
                email,
                reader.getLanguage(),
                requestKey.isEmpty() ? null : requestKey,
                requestKey.isEmpty() ? null : fingerprint(request, number, person, email),
                request.waits(),
                consents.mustBeGiven(request.consent()),
                request.answers());
    }

    private static Person person(Request.Manual manual) {
        String name = text(manual.name(), manual.nameField());
        if (name.isEmpty()) {
            throw new Invalid("registration.name_missing", manual.nameField());
        }
        return new Person(
                name, text(manual.position(), "position"), text(manual.section(), "section"), text(manual.costCenter(), "cost_center"));
    }

    /** Without blanks around it and without characters that nobody types; PostgreSQL takes no NUL. */
    static String text(String typed, String field) {
        String text = typed == null ? "" : typed.replaceAll("\\p{Cntrl}", " ").strip();
        if (text.length() > LONGEST) {
            throw new Invalid("registration.too_long", field);
        }
        return text;
    }

    private String fingerprint(Request request, EmployeeNumber number, Person person, String email) {
        String said = String.join(
                "\n",
                String.valueOf(request.meeting()),
                number.key(),
                person.name(),
                person.position(),
                person.section(),
                person.costCenter(),
                email == null ? "" : email);
        return keys.fingerprint("registration", request.answers().isEmpty() ? said : said + "\n" + new TreeMap<>(request.answers().texts()));
    }
}
