package org.prachum.registration;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What an organization tells whoever types the number of one of its employees, of whom that is; {@link Disclosure} decides who is told only
 * so much.
 */
enum Revealing {
    /** Name, position, section and cost centre, and the address masked, as document 000 does. */
    FULL,
    /** The first letter of each part of the name, which its bearer recognizes and nobody else learns much from; likewise of the address. */
    INITIALS,
    /** Only that there is somebody. */
    NOTHING;

    /** Stands for what is not told of an address. */
    private static final String HIDDEN = "•••";

    static Revealing of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is left of all that could be told. */
    Disclosed of(Disclosed all) {
        return switch (this) {
            case FULL -> all;
            case INITIALS -> new Disclosed(initials(all.name()), "", "", "", initial(all), true);
            case NOTHING -> Disclosed.NOTHING;
        };
    }

    /** A masked address begins with one character; its domain may be a person's name. */
    private static String initial(Disclosed all) {
        return all.email() == null ? null : all.email().replaceFirst("@.*", "@" + HIDDEN);
    }

    /** {@code "Nok Srisai"} becomes {@code "N. S."}. */
    static String initials(String name) {
        return Arrays.stream(Normalizer.normalize(name, Normalizer.Form.NFC).strip().split("\\s+"))
                .map(Revealing::initial)
                .filter(initial -> !initial.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** Thai writes some vowels before the consonant that they follow; the consonant is the initial. */
    private static String initial(String word) {
        return word.codePoints()
                .filter(Character::isLetter)
                .filter(letter -> letter < '\u0E40' || letter > '\u0E44')
                .mapToObj(letter -> Character.toString(letter).toUpperCase(Locale.ROOT) + ".")
                .findFirst()
                .orElse("");
    }
}
