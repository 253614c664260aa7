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
    private static final int MARK = 10;

    @Inject
    RegistrationDesk desk;

    @Inject
    Probing probing;

    @Inject
    NumberRules numbers;

    @Inject
    Pace pace;

    @Inject
    GuestRateLimit guestLimit;

    @Inject
    CurrentGuestPolicy guestPolicy;

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
            placement = applicant.byHand() ? byHand(request, applicant) : desk.register(request.meeting(), applicant);
        } finally {
            if (placement == null || !placement.isPlaced() || placement.repeated()) {
                pace.without(request.client());
            }
        }
        if (placement.outcome() == Outcome.UNKNOWN) {
            probing.missed(request.client(), applicant.key().spelling());
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

    /** Somebody who said who they are; whether the directory knows them is seen by what comes of it. */
    private Placement byHand(Request request, Applicant applicant) {
        GuestRateLimit.Attempt attempt = guestLimit.begin(request);
        Placement placement = null;
        boolean guest = applicant.key().isGuest();
        try {
            placement = desk.register(request.meeting(), attempt.isOverLimit() ? applicant.limited() : applicant);
        } finally {
            if (placement == null || !placement.isPlaced() || placement.repeated() || !guest && !placement.byHand()) {
                attempt.giveBack();
            }
        }
        if (!guest && placement.outcome() != Outcome.UNKNOWN && placement.outcome().tellsThatUnknown()) {
            probing.missed(request.client(), applicant.key().spelling());
        }
        if (placement.outcome() == Outcome.LIMITED) {
            throw attempt.refusal();
        }
        return guest ? placement.asTyped(applicant) : placement;
    }

    /** @throws Invalid as {@link #register} would, before anything is asked for */
    void check(Request request) {
        applicant(request);
    }

    private Applicant applicant(Request request) {
        Validation form = new Validation();
        boolean guest = isGuest(request);
        RegistrantKey number = guest
                ? null
                : form.read(() -> RegistrantKey.of(asked(request.client(), request.number(), request.numberField())));
        Person person = request.manual() == null ? Person.OF_THE_DIRECTORY : person(request.manual(), form);
        String email = email(request, guest, form);
        Integer consent = form.read(() -> consents.mustBeGiven(request.consent()));
        String requestKey = form.read(() -> text(request.requestKey(), "idempotency_key"));
        form.finish();
        RegistrantKey key = guest ? RegistrantKey.guest(asked(request.client(), new Email(email))) : number;
        return new Applicant(
                UUID.randomUUID(),
                request.access() == null ? "" : request.access(),
                key,
                request.manual() != null,
                person,
                email,
                reader.getLanguage(),
                requestKey.isEmpty() ? null : requestKey,
                requestKey.isEmpty() ? null : fingerprint(request, key, person, email),
                request.waits(),
                consent,
                request.answers(),
                false);
    }

    /** Whether somebody asks without a number: guests may, where the organization does not want one of them. */
    private boolean isGuest(Request request) {
        return request.manual() != null && isBlank(request.number()) && !guestPolicy.get().asksNumber();
    }

    /** The address that a guest asks with counts as a number does, but what is noted of it tells nobody which it was. */
    Email asked(String client, Email guest) {
        probing.admit(client, mark(guest));
        return guest;
    }

    /** That the ticket of somebody was asked for who is not registered. */
    void missed(String client, Email guest) {
        probing.missed(client, mark(guest));
    }

    private String mark(Email guest) {
        return "guest-" + keys.fingerprint("guest", guest.value()).substring(0, MARK);
    }

    private static boolean isBlank(String typed) {
        return typed == null || typed.isBlank();
    }

    /** Refuses what of it cannot be taken with the rest of the form. */
    private static Person person(Request.Manual manual, Validation form) {
        Request.Fields fields = manual.fields();
        return new Person(
                form.read(() -> PersonName.typed(manual.name(), fields.name())),
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
    private static String email(Request request, boolean needed, Validation form) {
        if (request.manual() == null) {
            form.include(request.found());
            return form.read(() -> email(request.email(), needed));
        }
        String email = form.read(() -> email(request.email(), needed));
        form.include(request.found());
        return email;
    }

    /** Null where none was given, and none is needed. */
    private static String email(String typed, boolean needed) {
        if (needed && isBlank(typed)) {
            throw new Invalid("registration.guests.emailMissing", "email");
        }
        return isBlank(typed) ? null : Email.typed(typed).value();
    }

    /** Without blanks around it and without characters that nobody types; PostgreSQL takes no NUL. */
    static String text(String typed, String field) {
        String text = typed == null ? "" : typed.replaceAll("[\\p{Cc}\\p{Zl}\\p{Zp}]", " ").strip();
        if (text.length() > LONGEST) {
            throw new Invalid("registration.too_long", field);
        }
        return text;
    }

    private String fingerprint(Request request, RegistrantKey key, Person person, String email) {
        String said = String.join(
                "\n",
                String.valueOf(request.meeting()),
                key.value(),
                person.name(),
                person.position(),
                person.section(),
                person.costCenter(),
                email == null ? "" : email);
        return keys.fingerprint("registration", request.answers().isEmpty() ? said : said + "\n" + new TreeMap<>(request.answers().texts()));
    }
}
