package org.prachum.onboarding;

import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.prachum.identity.CodeRequest;
import org.prachum.identity.Email;
import org.prachum.identity.OneTimeCodes;
import org.prachum.platform.config.Settings;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Language;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.Subdomain;

/** Somebody has forgotten where their organization lives. */
@UseCase
class Finding {

    static final String PURPOSE = "find";

    @Inject
    OneTimeCodes codes;

    @Inject
    Neighbourhood neighbourhood;

    @Inject
    Settings settings;

    /**
     * By an e-mail address: mails it what it belongs to, and answers nobody else. Asked for as a code is, and as rarely; the code itself is
     * of no use.
     */
    void mail(String email, String browser, String client, Language language) {
        codes.ask(new CodeRequest(PURPOSE, Email.typed(email), FindingMail.KIND, browser, client, null, language));
    }

    /**
     * By its name in the address: with or without what follows it, pasted as a whole or typed.
     *
     * @throws Invalid when nobody lives there
     */
    Subdomain at(String typed) {
        try {
            Subdomain subdomain = Subdomain.typed(label(typed));
            Optional<Organization> found = neighbourhood.at(subdomain);
            return found.map(organization -> subdomain).orElseThrow(Finding::nobody);
        } catch (Invalid malformed) {
            throw nobody();
        }
    }

    private String label(String typed) {
        String host = (typed == null ? "" : typed.strip().toLowerCase(Locale.ROOT))
                .replaceFirst("^https?://", "")
                .replaceFirst("[/:?#].*$", "");
        String suffix = "." + settings.getBaseDomain();
        return host.endsWith(suffix) ? host.substring(0, host.length() - suffix.length()) : host;
    }

    private static Invalid nobody() {
        return new Invalid("onboarding.find.nobody", "address");
    }
}
