package org.prachum.privacy;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Kept;
import org.prachum.tenancy.Retention;

/** {@code /admin/privacy}: how long what is kept, what goes next, and what people agree to. */
@Named
@ViewScoped
public class KeepingPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int MOST_DIGITS = 6;

    @Inject
    Keeping keeping;

    @Inject
    Texts texts;

    private final HashMap<String, String> days = new HashMap<>();
    private final HashMap<String, String> consents = new HashMap<>();
    private transient List<Due> due;
    private int consentNumber;

    @PostConstruct
    void open() {
        Retention terms = keeping.terms();
        for (Kept kept : Kept.values()) {
            days.put(kept.stored(), terms.days(kept) == null ? "" : String.valueOf(terms.days(kept)));
        }
        Language.all().forEach(language -> consents.put(language.getTag(), keeping.consent(language)));
        consentNumber = keeping.consentNumber();
        due = null;
    }

    /** Shows what would go, and changes nothing. */
    public void preview() {
        due = keeping.due(typed());
    }

    public void save() {
        keeping.decide(typed());
        open();
        Messages.addGlobalInfo(texts.get("privacy.saved"));
    }

    public void ask() {
        Map<Language, String> typed = new EnumMap<>(Language.class);
        Language.all().forEach(language -> typed.put(language, consents.get(language.getTag())));
        keeping.askFor(typed);
        open();
        Messages.addGlobalInfo(texts.get("privacy.consent.saved"));
    }

    /** What goes next under the terms that are typed; while these cannot be, under those that hold. */
    public List<Due> getDue() {
        if (due == null) {
            Map<Kept, Integer> held = new EnumMap<>(Kept.class);
            Retention terms = keeping.terms();
            Arrays.stream(Kept.values()).filter(kept -> terms.days(kept) != null).forEach(kept -> held.put(kept, terms.days(kept)));
            due = keeping.due(held);
        }
        return due;
    }

    public List<String> getKinds() {
        return Arrays.stream(Kept.values()).map(Kept::stored).toList();
    }

    /** Within which limits the days of that have to be, in words. */
    public String limits(String stored) {
        Kept kept = of(stored);
        return texts.say(
                kept.isForEver() ? "privacy.limits.orNone" : "privacy.limits",
                "fewest", kept.fewest(), "most", kept.most(), "usual", kept.usual());
    }

    public Map<String, String> getDays() {
        return days;
    }

    /** By the tag of its language. */
    public Map<String, String> getConsents() {
        return consents;
    }

    public int getConsentNumber() {
        return consentNumber;
    }

    private Map<Kept, Integer> typed() {
        Map<Kept, Integer> typed = new EnumMap<>(Kept.class);
        for (Kept kept : Kept.values()) {
            String text = days.get(kept.stored());
            if (text != null && !text.isBlank()) {
                typed.put(kept, number(text.strip(), kept));
            }
        }
        return typed;
    }

    private static int number(String text, Kept kept) {
        if (!text.matches("\\d{1," + MOST_DIGITS + "}")) {
            throw new Invalid("privacy.noNumber", kept.stored());
        }
        return Integer.parseInt(text);
    }

    private static Kept of(String stored) {
        return Arrays.stream(Kept.values()).filter(kept -> kept.stored().equals(stored)).findFirst().orElseThrow();
    }
}
