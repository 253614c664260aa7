package org.prachum.platform.files;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The letters of printed pages: Noto Sans for Latin, Greek and Cyrillic, Noto Sans Thai for Thai, in one weight. A letter that neither has
 * is a box.
 *
 * <p>Thai stacks vowels and tones, and which form of a mark stands where is said by tables in the font (OpenType 1.9, GSUB and GPOS). The
 * JDK reads them with HarfBuzz, wherever fonts can be drawn at all; of it only the glyphs and their places are taken here.
 */
enum Typeface {
    REGULAR("Regular"),
    STRONG("SemiBold");

    /** The size at which places are asked for, so that they come in thousandths of it, as a PDF wants them. */
    private static final float UNIT = 1_000;

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final Script latin;
    private final Script thai;

    Typeface(String weight) {
        latin = new Script("NotoSans-" + weight + ".ttf");
        thai = new Script("NotoSansThai-" + weight + ".ttf");
    }

    /**
     * Letters of one file, laid out one after the other.
     *
     * @param advance how far the next begins behind it, in thousandths of the size
     */
    record Run(Script script, String text, List<Glyph> glyphs, double advance) {}

    /** A glyph and where it stands, from the beginning of its run and above the line. */
    record Glyph(int id, double x, double y) {}

    /** What is written, in the order of its letters. Characters that are no letters, such as line ends, are blanks. */
    List<Run> runs(String text) {
        String clean = Normalizer.normalize(text, Normalizer.Form.NFC).replaceAll("[\\p{Cntrl}\\p{Co}\\p{Cs}]", " ");
        List<Run> runs = new ArrayList<>();
        int start = 0;
        while (start < clean.length()) {
            Script script = scriptOf(clean, start);
            int end = start;
            while (end < clean.length() && scriptOf(clean, end) == script) {
                end += Character.charCount(clean.codePointAt(end));
            }
            runs.add(script.layOut(clean.substring(start, end)));
            start = end;
        }
        return runs;
    }

    /** In thousandths of the size. */
    double width(String text) {
        return runs(text).stream().mapToDouble(Run::advance).sum();
    }

    private Script scriptOf(String text, int at) {
        return Character.UnicodeBlock.of(text.codePointAt(at)) == Character.UnicodeBlock.THAI ? thai : latin;
    }

    /** One file of letters, read when it is first needed. */
    static final class Script {

        private final String file;
        private byte[] bytes;
        private Font font;

        Script(String file) {
            this.file = file;
        }

        boolean isThai() {
            return file.startsWith("NotoSansThai");
        }

        /** For a document, which keeps of it what it needs. */
        TrueTypeFont parsed() throws IOException {
            return new TTFParser().parse(new RandomAccessReadBuffer(bytes()));
        }

        Run layOut(String text) {
            char[] letters = text.toCharArray();
            GlyphVector laidOut = font().layoutGlyphVector(EXACT, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
            List<Glyph> glyphs = new ArrayList<>(laidOut.getNumGlyphs());
            for (int i = 0; i < laidOut.getNumGlyphs(); i++) {
                glyphs.add(new Glyph(
                        laidOut.getGlyphCode(i), laidOut.getGlyphPosition(i).getX(), -laidOut.getGlyphPosition(i).getY()));
            }
            return new Run(this, text, glyphs, laidOut.getGlyphPosition(laidOut.getNumGlyphs()).getX());
        }

        private synchronized Font font() {
            if (font == null) {
                try {
                    font = Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes())).deriveFont(UNIT);
                } catch (FontFormatException | IOException broken) {
                    throw new IllegalStateException(file, broken);
                }
            }
            return font;
        }

        private synchronized byte[] bytes() {
            if (bytes == null) {
                try (InputStream in = Typeface.class.getResourceAsStream(file)) {
                    bytes = in.readAllBytes();
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(file, unreadable);
                }
            }
            return bytes;
        }
    }
}
