package org.prachum.platform.web;

import java.util.regex.Pattern;

/**
 * Frees what people type, paste and import of what nobody can see, and gives signs that look alike one form. */
public final class TextNormalizer {

    /** Characters of the category <i>format</i> that are seen all the same: Arabic, Syriac and Kaithi number signs. */
    private static final String VISIBLE_FORMATS = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2";

    /** Letters and marks that are not seen: joiners of graphemes, Hangul fillers, Khmer and Mongolian vowels without width, Braille's blank. */
    private static final String INVISIBLE_LETTERS = "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0";

    /** Hyphens, dashes and minus signs (Unicode, section 6.2) that keyboards, spreadsheets and PDF files put for {@code -}. */
    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d";

    private static final Pattern MARKS = Pattern.compile("[\\u00ad\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]");

    private static final int FULL_WIDTH_FIRST = 0xff01;
    private static final int FULL_WIDTH_LAST = 0xff5e;
    private static final int FULL_WIDTH_SHIFT = 0xff01 - '!';

    private TextNormalizer() {}

    /** Without invisible characters; blanks stay. */
    public static String withoutInvisible(String text) {
        if (isPlain(text)) {
            return text;
        }
        StringBuilder visible = new StringBuilder(text.length());
        text.codePoints().filter(c -> !isInvisible(c)).forEach(visible::appendCodePoint);
        return visible.toString();
    }

    /** For names: without soft hyphens, marks of direction and byte order marks; joiners stay, which some scripts write with. */
    public static String withoutMarks(String text) {
        return isPlain(text) ? text : MARKS.matcher(text).replaceAll("");
    }

    /** Whether it is ASCII that is seen: most of what is typed and imported is, and needs no second look. */
    public static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    /** One character, with every dash as a hyphen and full-width Latin letters, digits and signs as those of ASCII. */
    public static int plain(int c) {
        if (DASHES.indexOf(c) >= 0) {
            return '-';
        }
        return c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST ? c - FULL_WIDTH_SHIFT : c;
    }

    /** Without blanks of any kind around it. */
    public static String strip(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** A blank of any width, also one that does not break (U+00A0), or a control character that moves on. */
    public static boolean isBlank(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    /** Nothing that is seen: marks of direction, joiners, byte order marks, soft hyphens, variation selectors. */
    public static boolean isInvisible(int c) {
        return Character.getType(c) == Character.FORMAT && VISIBLE_FORMATS.indexOf(c) < 0
                || c >= 0xfe00 && c <= 0xfe0f
                || c >= 0xe0100 && c <= 0xe01ef
                || INVISIBLE_LETTERS.indexOf(c) >= 0;
    }
}
