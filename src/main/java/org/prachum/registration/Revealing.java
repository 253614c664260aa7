package org.prachum.registration;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.prachum.registration.LookUps.Found;

/** What an organization tells whoever types the number of one of its employees, of whom that is. */
enum Revealing {
    /** Name, position, section and cost centre, as document 000 does. */
    FULL,
    /** The first letter of each part of the name, which its bearer recognizes and nobody else learns much from. */
    INITIALS,
    /** Only that there is somebody. */
    NOTHING;

    static Revealing of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What is told of somebody: always the number, which was typed. */
    Found of(Found found) {
        return switch (this) {
            case FULL -> found;
            case INITIALS -> new Found(found.number(), initials(found.name()), "", "", "");
            case NOTHING -> new Found(found.number(), "", "", "", "");
        };
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
