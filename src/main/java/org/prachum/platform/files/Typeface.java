package org.prachum.platform.files;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.io.InputStream;
import java.lang.Character.UnicodeScript;
import java.text.Bidi;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The letters of printed pages, in one weight: Noto Sans for Latin, Greek and Cyrillic, and a font each for Thai, Lao, Khmer, Burmese,
 * Devanagari, Arabic, Chinese and Japanese, and Korean. A letter that none of them has is a box ({@link #has}).
 *
 * <p>Many scripts stack marks on a letter or change a letter's shape beside others; which form stands where is said by tables in the font
 * (OpenType 1.9, GSUB and GPOS). The JDK reads them with HarfBuzz, wherever fonts can be drawn at all; of it only the glyphs and their
 * places are taken here. What is written from right to left is laid out so within its line (Unicode Standard Annex #9).
 */
enum Typeface {
    REGULAR("Regular"),
    STRONG("SemiBold");

    /** The size at which places are asked for, so that they come in thousandths of it, as a PDF wants them. */
    private static final float UNIT = 1_000;

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Script latin;
    private final Map<UnicodeScript, Script> others = new EnumMap<>(UnicodeScript.class);

    Typeface(String weight) {
        latin = new Script("NotoSans-" + weight + ".ttf", false);
        for (UnicodeScript script : List.of(
                UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR, UnicodeScript.DEVANAGARI,
                UnicodeScript.ARABIC)) {
            String name = script.name().charAt(0) + script.name().substring(1).toLowerCase(Locale.ROOT);
            others.put(script, new Script("NotoSans" + name + "-" + weight + ".ttf", true));
        }
        for (UnicodeScript script : List.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA, UnicodeScript.BOPOMOFO)) {
            others.put(script, Script.CHINESE);
        }
        others.put(UnicodeScript.HANGUL, Script.KOREAN);
    }

    /**
     * Letters of one file, laid out one after the other.
     *
     * @param text as it is read, which is not how it is drawn where it is written from right to left
     * @param advance how far the next begins behind it, in thousandths of the size
     */
    record Run(Script script, String text, List<Glyph> glyphs, double advance) {}

    /** A glyph and where it stands, from the beginning of its run and above the line. */
    record Glyph(int id, double x, double y) {}

    /**
     * What is written, in the order in which it is drawn from the left. Characters that are no letters, such as line ends, are blanks.
     */
    List<Run> runs(String text) {
        String clean = clean(text);
        if (!Bidi.requiresBidi(clean.toCharArray(), 0, clean.length())) {
            return runs(clean, false);
        }
        Bidi bidi = new Bidi(clean, Bidi.DIRECTION_LEFT_TO_RIGHT);
        byte[] levels = new byte[bidi.getRunCount()];
        Object[] parts = new Object[bidi.getRunCount()];
        for (int i = 0; i < parts.length; i++) {
            levels[i] = (byte) bidi.getRunLevel(i);
            parts[i] = runs(clean.substring(bidi.getRunStart(i), bidi.getRunLimit(i)), levels[i] % 2 == 1);
        }
        Bidi.reorderVisually(levels, 0, parts, 0, parts.length);
        List<Run> runs = new ArrayList<>();
        for (Object part : parts) {
            ((List<?>) part).forEach(run -> runs.add((Run) run));
        }
        return runs;
    }

    /** In thousandths of the size. */
    double width(String text) {
        return runs(text).stream().mapToDouble(Run::advance).sum();
    }

    /** Whether every letter of that text can be drawn. */
    boolean has(String text) {
        return clean(text).codePoints().allMatch(letter -> scriptOf(letter, latin).has(letter));
    }

    private static String clean(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\p{Cntrl}\\p{Co}\\p{Cs}]", " ");
    }

    private List<Run> runs(String text, boolean fromTheRight) {
        List<Run> runs = new ArrayList<>();
        int start = 0;
        while (start < text.length()) {
            Script script = scriptOf(text.codePointAt(start), latin);
            int end = start;
            while (end < text.length() && belongsTo(script, text.codePointAt(end), fromTheRight)) {
                end += Character.charCount(text.codePointAt(end));
            }
            Run run = script.layOut(text.substring(start, end), fromTheRight);
            runs.add(fromTheRight ? 0 : runs.size(), run);
            start = end;
        }
        return runs;
    }

    /** From the right, the blanks between words belong to them, so that a text is said in the order in which it is read. */
    private boolean belongsTo(Script script, int letter, boolean fromTheRight) {
        return scriptOf(letter, script) == script
                || fromTheRight && UnicodeScript.of(letter) == UnicodeScript.COMMON && script.has(letter);
    }

    /**
     * The font of a letter's own script; a mark stays with the letter that it belongs to, and what all scripts share comes from the first
     * that has it.
     */
    private Script scriptOf(int letter, Script before) {
        UnicodeScript script = UnicodeScript.of(letter);
        Script own = others.get(script);
        if (own != null) {
            return own;
        }
        int kind = Character.getType(letter);
        if (script == UnicodeScript.INHERITED || kind == Character.NON_SPACING_MARK || kind == Character.FORMAT) {
            return before;
        }
        if (script != UnicodeScript.COMMON || latin.has(letter)) {
            return latin;
        }
        return others.values().stream().filter(other -> other.has(letter)).findFirst().orElse(latin);
    }

    /** One file of letters, read when it is first needed. */
    static final class Script {

        /** Chinese and Japanese, Chinese forms where the two differ; ten megabytes, so there is one weight of it. */
        private static final Script CHINESE = new Script("NotoSansSC-Regular.ttf", false);

        /** The JDK's sign for a glyph that became part of another. */
        private static final int NO_GLYPH = 0xFFFE;

        private static final Script KOREAN = new Script("NotoSansKR-Regular.ttf", true);

        private final String file;
        private final boolean shaped;
        private Font font;

        /** @param shaped whether its glyphs are not one for each letter */
        Script(String file, boolean shaped) {
            this.file = file;
            this.shaped = shaped;
        }

        /** Whether its glyphs are not one for each letter, so that the letters have to be said beside them. */
        boolean isShaped() {
            return shaped;
        }

        /** Whether that letter can be drawn; what is not drawn at all, such as a joiner, can. */
        boolean has(int letter) {
            return Character.getType(letter) == Character.FORMAT || font().canDisplay(letter);
        }

        /** For a document, which keeps of it what it needs. */
        TrueTypeFont parsed() throws IOException {
            try (InputStream in = stream()) {
                return new TTFParser().parse(new RandomAccessReadBuffer(in.readAllBytes()));
            }
        }

        Run layOut(String text, boolean fromTheRight) {
            char[] letters = text.toCharArray();
            int direction = fromTheRight ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
            GlyphVector laidOut = font().layoutGlyphVector(EXACT, letters, 0, letters.length, direction);
            List<Glyph> glyphs = new ArrayList<>(laidOut.getNumGlyphs());
            for (int i = 0; i < laidOut.getNumGlyphs(); i++) {
                // What HarfBuzz has merged into another glyph has no outline and no width of its own.
                if (laidOut.getGlyphCode(i) < NO_GLYPH) {
                    glyphs.add(new Glyph(
                            laidOut.getGlyphCode(i), laidOut.getGlyphPosition(i).getX(), -laidOut.getGlyphPosition(i).getY()));
                }
            }
            return new Run(this, text, glyphs, laidOut.getGlyphPosition(laidOut.getNumGlyphs()).getX());
        }

        private synchronized Font font() {
            if (font == null) {
                try (InputStream in = stream()) {
                    font = Font.createFont(Font.TRUETYPE_FONT, in).deriveFont(UNIT);
                } catch (FontFormatException | IOException broken) {
                    throw new IllegalStateException(file, broken);
                }
            }
            return font;
        }

        private InputStream stream() {
            return Typeface.class.getResourceAsStream(file);
        }
    }
}
