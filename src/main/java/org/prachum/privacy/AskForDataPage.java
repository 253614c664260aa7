package org.prachum.privacy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Kept;
import org.prachum.tenancy.Retention;

/** {@code /ticket/<ticket>/data}: what is kept of whoever has a ticket, how long, and asking for a copy. */
@Named
@RequestScoped
public class AskForDataPage {

    /** In the order in which they matter to who reads it; notes of numbers that somebody tried out are of nobody with a ticket. */
    private static final List<Kept> KINDS =
            List.of(Kept.REGISTRATIONS, Kept.MAILS, Kept.FAILED, Kept.LINES, Kept.EMPLOYEES, Kept.AUDIT);

    @Inject
    AskingForData asking;

    @Inject
    Texts texts;

    @Inject
    Links link;

    @Inject
    @Param(name = "ticket")
    String code;

    private Retention terms;
    private Instant askedAt;

    public void load() {
        if ("POST".equals(Faces.getRequest().getMethod())) {
            asking.ask(code);
            Redirect.to(link.to("/ticket", code, "data"));
            return;
        }
        askedAt = asking.askedAt(code).orElse(null);
        terms = asking.terms();
    }

    public String getCode() {
        return code;
    }

    /** When a copy was asked for that has not come yet; null when none was. */
    public Instant getAskedAt() {
        return askedAt;
    }

    public List<String> getKinds() {
        return KINDS.stream().map(Kept::stored).toList();
    }

    /** How long that is kept, in words. */
    public String term(String kind) {
        Integer days = terms.days(Kept.valueOf(kind.toUpperCase(Locale.ROOT)));
        return days == null ? texts.get("privacy.data.forEver") : texts.say("privacy.data.term." + kind, "days", days);
    }
}
