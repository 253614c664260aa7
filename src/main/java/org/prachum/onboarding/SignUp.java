package org.prachum.onboarding;

import jakarta.inject.Inject;
import java.io.StringReader;
import java.util.UUID;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import org.prachum.identity.Arrivals;
import org.prachum.identity.CodeRequest;
import org.prachum.identity.CodeTry;
import org.prachum.identity.Email;
import org.prachum.identity.OneTimeCodes;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;
import org.prachum.platform.web.Language;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Subdomain;
import org.prachum.tenancy.SubdomainTaken;
import org.prachum.tenancy.TenantScope;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * An organization signs up at the apex: what it wants to be called, where it wants to live, and a code that proves its first admin's
 * address. Only then is anything founded.
 */
@ApplicationScoped
class SignUp {

    static final String PURPOSE = "sign-up";

    private static final int LONGEST_NAME = 120;

    /** Where a new organization lives, and the ticket that signs its first admin in there. */
    record Founded(Subdomain subdomain, String ticket) {}

    @Inject
    OneTimeCodes codes;

    @Inject
    Neighbourhood neighbourhood;

    @Inject
    TenantScope scope;

    @Inject
    Founding founding;

    @Inject
    Arrivals arrivals;

    /** @throws Invalid all that cannot be taken, beside its field */
    void ask(SignUpForm form, String browser, String client, Language language) {
        Validation typed = new Validation();
        if (form.name() == null || form.name().isBlank() || form.name().strip().length() > LONGEST_NAME) {
            typed.reject(new Invalid("tenancy.organization.name", "name"));
        }
        Subdomain subdomain = typed.read(() -> free(form.subdomain()));
        Email email = typed.read(() -> Email.typed(form.email()));
        if (!form.terms()) {
            typed.reject(new Invalid("onboarding.signUp.termsNeeded", "terms"));
        }
        typed.finish();
        codes.ask(new CodeRequest(
                PURPOSE,
                email,
                CodeRequest.CODE,
                browser,
                client,
                details(form, subdomain, language),
                language));
    }

    private Subdomain free(String typed) {
        Subdomain subdomain = Subdomain.typed(typed);
        if (neighbourhood.isTaken(subdomain)) {
            throw new SubdomainTaken();
        }
        return subdomain;
    }

    void again(OneTimeCodes.Asked asked, String browser, String client, Language language) {
        codes.ask(new CodeRequest(PURPOSE, asked.email(), CodeRequest.CODE, browser, client, asked.details(), language));
    }

    Founded confirm(String browser, String code) {
        CodeTry tried = codes.enter(PURPOSE, browser, code).orRefuse();
        JsonObject wanted = read(tried.details());
        Subdomain subdomain = new Subdomain(wanted.getString("subdomain"));
        Email email = new Email(tried.email());
        Language language = Language.of(wanted.getString("language")).orElse(Language.EN);
        UUID organization = UUID.randomUUID();
        String ticket = scope.in(organization, () -> {
            UUID admin = founding.found(subdomain, wanted.getString("name"), email, language, wanted.getString("zone"));
            return arrivals.ticketFor(admin);
        });
        return new Founded(subdomain, ticket);
    }

    private static String details(SignUpForm form, Subdomain subdomain, Language language) {
        return Json.createObjectBuilder()
                .add("name", form.name().strip())
                .add("subdomain", subdomain.value())
                .add("language", language.getTag())
                .add("zone", form.zone())
                .build()
                .toString();
    }

    private static JsonObject read(String details) {
        try (JsonReader reader = Json.createReader(new StringReader(details))) {
            return reader.readObject();
        }
    }
}
