package org.prachum.platform.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages that every text comes in. */
public enum Language {
    TH("th", "ไทย"),
    EN("en", "English"),
    FR("fr", "Français"),
    RU("ru", "Русский");

    private final String tag;
    private final String nativeName;

    Language(String tag, String nativeName) {
        this.tag = tag;
        this.nativeName = nativeName;
    }

    /** BCP 47, for {@code lang} attributes. */
    public String getTag() {
        return tag;
    }

    public String getNativeName() {
        return nativeName;
    }

    /** As a language switch shows it: a Thai word is as short as an abbreviation. */
    public String getShortName() {
        return this == TH ? nativeName : tag.toUpperCase(Locale.ROOT);
    }

    /** What a language switch is called: what it shows, and whole. */
    public String getFullName() {
        return this == TH ? nativeName : getShortName() + ", " + nativeName;
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The first letter of a name, as a capital: what stands where a logo would. */
    public String initial(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(locale());
    }

    /** The language of a tag such as {@code th} or {@code fr-CA}; empty when we do not speak it. */
    public static Optional<Language> of(String tag) {
        if (tag == null) {
            return Optional.empty();
        }
        String primary = tag.strip().toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return Arrays.stream(values()).filter(language -> language.tag.equals(primary)).findFirst();
    }

    public static List<Language> all() {
        return List.of(values());
    }
}
