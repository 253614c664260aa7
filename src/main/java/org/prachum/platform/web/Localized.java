package org.prachum.platform.web;

import jakarta.persistence.Embeddable;
import java.util.Map;
import java.util.Optional;

/** A text that an organization may give in each language. */
@Embeddable
public class Localized {

    private String th;
    private String en;
    private String fr;
    private String ru;

    protected Localized() {}

    public Localized(Map<Language, String> texts) {
        th = clean(texts.get(Language.TH));
        en = clean(texts.get(Language.EN));
        fr = clean(texts.get(Language.FR));
        ru = clean(texts.get(Language.RU));
    }

    /** The text in {@code language}, or in {@code otherwise}, or in any; empty when there is none. */
    public Optional<String> in(Language language, Language otherwise) {
        for (String text : new String[] {get(language), get(otherwise), en, th, fr, ru}) {
            if (text != null) {
                return Optional.of(text);
            }
        }
        return Optional.empty();
    }

    /** The text in exactly this language, or null. */
    public String get(Language language) {
        return switch (language) {
            case TH -> th;
            case EN -> en;
            case FR -> fr;
            case RU -> ru;
        };
    }

    private static String clean(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
