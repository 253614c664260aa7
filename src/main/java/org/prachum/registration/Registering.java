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
import org.prachum.platform.problem.Validation;
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
     * @throws Invalid for all that was typed and cannot be taken, beside its field
     */
    Placement register(Request request) {
        Applicant applicant = applicant(request);
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

    /** @throws Invalid as {@link #register} would, before anything is asked for */
    void check(Request request) {
        applicant(request);
    }

    private Applicant applicant(Request request) {
        Validation form = new Validation();
        EmployeeNumber number = form.read(() -> asked(request.client(), request.number(), request.numberField()));
        Person person = request.manual() == null ? Person.OF_THE_DIRECTORY : person(request.manual(), form);
        String email = email(request, form);
        Integer consent = form.read(() -> consents.mustBeGiven(request.consent()));
        String requestKey = form.read(() -> text(request.requestKey(), "idempotency_key"));
        form.finish();
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
                consent,
                request.answers());
    }

    /** Refuses what of it cannot be taken with the rest of the form. */
    private static Person person(Request.Manual manual, Validation form) {
        Request.Fields fields = manual.fields();
        return new Person(
                form.read(() -> name(manual.name(), fields.name())),
                form.read(() -> text(manual.position(), fields.position())),
                form.read(() -> text(manual.section(), fields.section())),
                form.read(() -> text(manual.costCenter(), fields.costCenter())));
    }

    static String name(String typed, String field) {
        String name = text(typed, field);
        if (name.isEmpty()) {
            throw new Invalid("registration.name_missing", field);
        }
        return name;
    }

    /** By hand the address stands before the questions, and else behind them; mistakes are told in that order. */
    private static String email(Request request, Validation form) {
        if (request.manual() == null) {
            form.include(request.found());
            return form.read(() -> email(request.email()));
        }
        String email = form.read(() -> email(request.email()));
        form.include(request.found());
        return email;
    }

    /** Null where none was given. */
    private static String email(String typed) {
        return typed == null || typed.isBlank() ? null : Email.typed(typed).value();
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
