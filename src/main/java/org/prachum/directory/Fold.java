package org.prachum.directory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as search sees it: words in lower case, without accents, one blank between. Thai vowels and tones are letters
 * here and stay.
 *
 * <p>A Thai title is written onto the name; the name without it follows as a word of its own.
 */
public final class Fold {

    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");
    private static final Pattern THAI_TITLE = Pattern.compile("^(นางสาว|นาง|นาย|ดร|คุณ)(?=[\\p{L}]{2})");

    private Fold() {}

    /** The words of {@code text} with one blank between; empty when it has none. */
    static String of(String text) {
        List<String> words = words(text);
        Stream<String> untitled = words.stream()
                .filter(word -> THAI_TITLE.matcher(word).find())
                .map(word -> THAI_TITLE.matcher(word).replaceFirst(""));
        return Stream.concat(words.stream(), untitled).collect(Collectors.joining(" "));
    }

    /** What somebody typed to be found. */
    static List<String> words(String text) {
        String plain = plain(text);
        StringBuilder digits = new StringBuilder(plain.length());
        plain.codePoints()
                .forEach(c -> digits.appendCodePoint(Character.isDigit(c) ? '0' + Character.digit(c, 10) : c));
        return Arrays.stream(BETWEEN_WORDS.split(digits)).filter(word -> !word.isEmpty()).toList();
    }

    /** In lower case and without accents, as the database's function {@code folded} writes it; blanks and signs stay. */
    public static String plain(String text) {
        String apart = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
        return Normalizer.normalize(ACCENTS.matcher(apart).replaceAll(""), Normalizer.Form.NFC);
    }
}
