package org.prachum.directory;

import java.lang.Character.UnicodeScript;
import java.util.regex.Pattern;

/**
 * How much a text looks like words somebody wrote, rather than like bytes read in the wrong encoding. Letters count for it; a Thai vowel
 * after a Latin letter, two scripts in one word, a capital after a small letter, or a sign inside a word count against it.
 */
final class Plausibility {

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z},;|\"'’‘“”«»().:/&+–—_-]+");

    /** Cyrillic letters of Russian, Ukrainian, Belarusian and Bulgarian. */
    private static final Pattern CYRILLIC = Pattern.compile("[\\u0410-\\u044fЁёІіЇїЄєҐґЎў]");

    /** What Western and Central European languages write beyond ASCII. */
    private static final Pattern LATIN = Pattern.compile("[à-öø-ÿÀ-ÖØ-ÞßœŒŸąĄćĆęĘłŁńŃśŚźŹżŻčČďĎěĚňŇřŘšŠťŤůŮžŽőŐűŰăĂșȘțȚđĐ]");

    private static final int IMPOSSIBLE = 3;
    private static final int UNLIKELY = 2;

    private int score;
    private int previous;
    private int foreign;
    private UnicodeScript script;

    private Plausibility() {}

    /** Higher is likelier; about 1 for each letter beyond ASCII that fits. */
    static int of(String text) {
        Plausibility judged = new Plausibility();
        BETWEEN_WORDS.splitAsStream(text).filter(word -> word.chars().anyMatch(c -> c > 0x7f)).forEach(judged::word);
        return judged.score;
    }

    private void word(String word) {
        previous = 0;
        foreign = 0;
        script = null;
        word.codePoints().forEach(this::character);
        if (isLeadingVowel(previous)) {
            score -= IMPOSSIBLE;
        }
    }

    private void character(int c) {
        boolean letter = Character.isLetter(c) || Character.getType(c) == Character.NON_SPACING_MARK;
        if (isThaiDigit(c)) {
            score += previous == 0 || isThaiDigit(previous) ? 1 : -IMPOSSIBLE;
        } else if (!letter) {
            score -= c > 0x7f && !isThaiSign(c) ? IMPOSSIBLE : 0;
        } else {
            score -= isThaiDigit(previous) ? IMPOSSIBLE : 0;
            UnicodeScript itsOwn = UnicodeScript.of(c);
            score -= script != null && script != itsOwn ? IMPOSSIBLE : 0;
            script = itsOwn;
            score += itsOwn == UnicodeScript.THAI ? thai(c) : c > 0x7f ? lettered(c) : 0;
        }
        foreign = letter && c > 0x7f ? foreign + 1 : 0;
        previous = c;
    }

    private int lettered(int c) {
        int letter = CYRILLIC.matcher(Character.toString(c)).matches() || LATIN.matcher(Character.toString(c)).matches() ? 1 : -UNLIKELY;
        if (Character.isUpperCase(c) && Character.isLowerCase(previous)) {
            letter -= UNLIKELY;
        }
        // Three letters with accents in a row are rare in any language of these.
        return script == UnicodeScript.LATIN && foreign >= 2 ? letter - UNLIKELY : letter;
    }

    private int thai(int c) {
        boolean follows = isConsonant(previous) || isMark(previous) || c == 0x0e30 && previous == 0x0e32;
        if (isLeadingVowel(previous) ? !isConsonant(c) : (isMark(c) || isFollowingVowel(c)) && !follows) {
            return -IMPOSSIBLE;
        }
        return 1;
    }

    private static boolean isConsonant(int c) {
        return c >= 0x0e01 && c <= 0x0e2e;
    }

    /** Above or below the letter before. */
    private static boolean isMark(int c) {
        return c == 0x0e31 || c >= 0x0e34 && c <= 0x0e3a || c >= 0x0e47 && c <= 0x0e4e;
    }

    private static boolean isFollowingVowel(int c) {
        return c == 0x0e30 || c == 0x0e32 || c == 0x0e33;
    }

    private static boolean isLeadingVowel(int c) {
        return c >= 0x0e40 && c <= 0x0e44;
    }

    private static boolean isThaiDigit(int c) {
        return c >= 0x0e50 && c <= 0x0e59;
    }

    /** Abbreviation, currency. */
    private static boolean isThaiSign(int c) {
        return c == 0x0e2f || c == 0x0e3f || c == '€' || c == '™' || c == '®';
    }
}
