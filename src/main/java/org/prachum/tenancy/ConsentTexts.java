package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Localized;

/** What the current organization asks people to agree to. Joins its caller's transaction. */
@ApplicationScoped
public class ConsentTexts {

    private static final int LONGEST = 1_000;

    @Inject
    EntityManager database;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    @Inject
    Event<OrganizationChanged> changed;

    /** What was decided last, also where that is to ask for nothing. */
    public Optional<ConsentText> newest() {
        return database.createQuery("select c from ConsentText c order by c.number desc", ConsentText.class)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /**
     * Asks for that from now on; every node does at once. What says the same as before is no new text. Two who change it at once: the
     * constraint of the number lets one.
     *
     * @param texts by language, at most 1,000 characters each; none to ask for nothing
     * @return whether it was changed
     * @throws Invalid beside {@code consent_<language>}
     */
    public boolean ask(Map<Language, String> texts) {
        texts.forEach((language, text) -> {
            if (text != null && text.length() > LONGEST) {
                throw new Invalid("tenancy.consent.tooLong", "consent_" + language.getTag(), Map.of("most", LONGEST));
            }
        });
        Localized wanted = new Localized(texts);
        Optional<ConsentText> before = newest();
        boolean same = before.map(text -> text.says(wanted)).orElseGet(() -> wanted.in(Language.EN, Language.EN).isEmpty());
        if (same) {
            return false;
        }
        database.persist(new ConsentText(before.map(ConsentText::getNumber).orElse(0) + 1, wanted, clock.instant()));
        database.flush();
        changed.fire(new OrganizationChanged(tenant.id()));
        return true;
    }
}
