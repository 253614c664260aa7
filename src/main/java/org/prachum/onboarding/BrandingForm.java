package org.prachum.onboarding;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Localized;
import org.prachum.tenancy.Branding;
import org.prachum.tenancy.Organization;

/** What an admin typed about how the organization is called, looks and greets. */
record BrandingForm(
        String name,
        String primary,
        String accent,
        String language,
        String zone,
        Localized welcome,
        Localized privacy,
        byte[] logo,
        boolean withoutLogo) {

    private static final int LONGEST_TEXT = 4_000;

    BrandingForm {
        mustBeColour(primary, "primary");
        mustBeColour(accent, "accent");
    }

    /** Texts by field name: {@code welcome_th}, {@code welcome_en} … */
    static Localized texts(String field, Function<String, String> typed) {
        Map<Language, String> texts = new EnumMap<>(Language.class);
        for (Language language : Language.all()) {
            String name = field + "_" + language.getTag();
            String text = typed.apply(name);
            if (text != null && text.length() > LONGEST_TEXT) {
                throw new Invalid("onboarding.branding.textTooLong", name, Map.of("most", LONGEST_TEXT));
            }
            texts.put(language, text);
        }
        return new Localized(texts);
    }

    /** The names of what it says differently than it is. */
    List<String> differingFrom(Organization organization, Branding branding) {
        Map<String, Boolean> differs = new LinkedHashMap<>();
        differs.put("name", !organization.getName().equals(name));
        differs.put("language", organization.getLanguage() != spoken());
        differs.put("zone", !organization.getZone().equals(reckoned()));
        differs.put("colours", !branding.getPrimaryColor().equalsIgnoreCase(primary)
                || !branding.getAccentColor().equalsIgnoreCase(accent));
        differs.put("welcome", differs(branding.welcome(), welcome));
        differs.put("privacy", differs(branding.privacyNotice(), privacy));
        differs.put("logo", logo.length > 0 || withoutLogo && branding.logoHash().isPresent());
        return differs.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    }

    Language spoken() {
        return Language.of(language).orElseThrow(() -> new Invalid("onboarding.branding.languageUnknown", "language"));
    }

    ZoneId reckoned() {
        return zone(zone).orElseThrow(() -> new Invalid("onboarding.branding.zoneUnknown", "zone"));
    }

    /** Empty for what is no time zone. */
    static Optional<ZoneId> zone(String typed) {
        try {
            return Optional.of(ZoneId.of(typed == null ? "" : typed.strip()));
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    private static boolean differs(Optional<Localized> before, Localized now) {
        return Language.all().stream()
                .anyMatch(language -> !Objects.equals(before.map(text -> text.get(language)).orElse(null), now.get(language)));
    }

    private static void mustBeColour(String colour, String field) {
        if (colour == null || !colour.matches("#[0-9a-fA-F]{6}")) {
            throw new Invalid("onboarding.branding.colourMalformed", field);
        }
    }
}
