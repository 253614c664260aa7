package org.prachum.privacy;

import static org.prachum.identity.Permission.PROTECT_DATA;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.web.Language;
import org.prachum.tenancy.ConsentText;
import org.prachum.tenancy.ConsentTexts;
import org.prachum.tenancy.Kept;
import org.prachum.tenancy.Retention;
import org.prachum.tenancy.Retentions;

/** An admin decides what is kept of people and how long, and what they have to agree to. */
@UseCase
@Requires(PROTECT_DATA)
class Keeping {

    @Inject
    Retentions retentions;

    @Inject
    ConsentTexts consents;

    @Inject
    Forgetting forgetting;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    Retention terms() {
        return retentions.current();
    }

    /**
     * What the next round would let go of under these terms.
     *
     * @throws org.prachum.platform.problem.Invalid beside the field of what is kept too long, or too short
     */
    List<Due> due(Map<Kept, Integer> days) {
        Retention.mustAllow(days);
        return Arrays.stream(Kept.values())
                .map(kept -> forgetting.due(kept, days.get(kept) == null ? null : Duration.ofDays(days.get(kept)), clock.instant()))
                .toList();
    }

    /** @throws org.prachum.platform.problem.Invalid as above */
    void decide(Map<Kept, Integer> days) {
        Retention before = retentions.current();
        List<String> changed = new ArrayList<>();
        for (Kept kept : Kept.values()) {
            if (!Objects.equals(before.days(kept), days.get(kept))) {
                changed.add("kept_" + kept.stored());
            }
        }
        retentions.decide(days);
        audit.note(Deed.of("settings.changed").changing(changed));
    }

    /** What is asked for by language; null where nothing is. */
    String consent(Language language) {
        return consents.newest().map(text -> text.get(language)).orElse(null);
    }

    /** By which what is asked for is known; 0 where nothing was ever. */
    int consentNumber() {
        return consents.newest().map(ConsentText::getNumber).orElse(0);
    }

    /** @throws org.prachum.platform.problem.Invalid beside {@code consent_<language>} */
    void askFor(Map<Language, String> texts) {
        if (consents.ask(texts)) {
            audit.note(Deed.of("settings.changed").changing(List.of("consent")));
        }
    }
}
