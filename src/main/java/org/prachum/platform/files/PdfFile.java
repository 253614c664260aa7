package org.prachum.platform.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16BE;

import com.ibm.icu.text.BreakIterator;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;

/**
 * Pages of A4 as a PDF (ISO 32000-1): text with the fonts inside ({@link Typeface} says of which scripts), lines, areas, QR codes and a
 * picture; tagged, so that it can be read aloud as what it is ({@link Role}).
 *
 * <p>Distances are millimetres from the upper left corner, sizes of letters are points, colours {@code #rrggbb}. A page is compressed when
 * the next one begins, so a long document needs little more memory than its file. Text can be searched and copied as it was given.
 */
public final class PdfFile implements Closeable {

    /** RFC 8118. */
    public static final String TYPE = "application/pdf";

    public static final double WIDTH = 210;
    public static final double HEIGHT = 297;

    private static final double POINTS = 72 / 25.4;
    private static final String BLACK = "#000000";
    private static final int WHOLE = 1_000;

    /** How heavy letters are. */
    public enum Weight {
        REGULAR(Typeface.REGULAR),
        STRONG(Typeface.STRONG);

        private final Typeface typeface;

        Weight(Typeface typeface) {
            this.typeface = typeface;
        }

        /** How wide {@code text} is in letters of that size, in millimetres. */
        public double width(String text, double size) {
            return typeface.width(text) * size / WHOLE / POINTS;
        }

        /**
         * The text in at most {@code most} lines of that width, broken where its language breaks lines, which in Thai is between words
         * without a blank; a word that is wider than a line is broken between letters, and what does not fit ends in an ellipsis.
         */
        public List<String> lines(String text, double size, double width, int most, Locale language) {
            List<String> lines = new ArrayList<>();
            BreakIterator breaks = BreakIterator.getLineInstance(language);
            breaks.setText(text);
            int start = 0;
            int last = 0;
            for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
                if (lines.size() == most - 1) {
                    break;
                }
                if (last > start && width(text.substring(start, next).stripTrailing(), size) > width) {
                    lines.add(text.substring(start, last).strip());
                    start = last;
                }
                while (lines.size() < most - 1 && width(text.substring(start, next).stripTrailing(), size) > width) {
                    int end = start + fitting(text.substring(start, next), size, width);
                    lines.add(text.substring(start, end));
                    start = end;
                }
                last = next;
            }
            lines.add(cut(text.substring(start).strip(), size, width));
            return lines;
        }

        /** How much of a word fits into that width, at least a letter with its marks. */
        private int fitting(String word, double size, double width) {
            BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
            letters.setText(word);
            int end = letters.next();
            for (int next = letters.next(); next != BreakIterator.DONE && width(word.substring(0, next), size) <= width; next = letters.next()) {
                end = next;
            }
            return end;
        }

        /** The text, or as much of it as fits, with an ellipsis; letters that belong together stay so. */
        public String cut(String text, double size, double width) {
            if (width(text, size) <= width) {
                return text;
            }
            BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
            letters.setText(text);
            int end = letters.last();
            while (end > 0 && width(text.substring(0, end) + "…", size) > width) {
                end = letters.previous();
            }
            return text.substring(0, Math.max(0, end)).stripTrailing() + "…";
        }
    }

    /** What a part of a document is (ISO 32000-1, section 14.8.4). */
    public enum Role {
        DOCUMENT("Document"),
        HEADING("H1"),
        SUBHEADING("H2"),
        PARAGRAPH("P"),
        TABLE("Table"),
        ROW("TR"),
        HEADER_CELL("TH"),
        CELL("TD"),
        SECTION("Sect"),
        /** Something drawn that says what its alternative text says. */
        FIGURE("Figure"),
        /** What is no content: page numbers, headings that are repeated, lines. */
        DECORATION("Artifact");

        private final String tag;

        Role(String tag) {
            this.tag = tag;
        }

        String tag() {
            return tag;
        }

        /** Whether text may stand in it directly. */
        boolean holdsText() {
            return this == HEADING || this == SUBHEADING || this == PARAGRAPH || this == HEADER_CELL || this == CELL || this == FIGURE;
        }
    }

    private final PDDocument document = new PDDocument();
    private final PdfStructure structure;
    private final PDResources resources = new PDResources();
    private final Map<Typeface.Script, Embedded> fonts = new HashMap<>();
    private final List<Page> pages = new ArrayList<>();

    /** A font of this document, and by which name its pages call it. */
    private record Embedded(PDType0Font font, String name) {}

    /** @param language of its texts, for whoever has them read aloud */
    public PdfFile(String title, Locale language) {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("Prachum");
        document.getDocumentCatalog().setLanguage(language.toLanguageTag());
        PDViewerPreferences preferences = new PDViewerPreferences(document.getDocumentCatalog().getCOSObject());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
        structure = new PdfStructure(document.getDocumentCatalog());
    }

    /** Whether all letters of a text can be printed; those that cannot are boxes. */
    public static boolean canPrint(String text) {
        return Typeface.REGULAR.has(text) && Typeface.STRONG.has(text);
    }

    /** Begins a part of the document, which what is drawn from now on belongs to, until it is {@link #end ended}. */
    public void begin(Role role) {
        structure.begin(role, null);
    }

    /** The same for what is drawn and says the same as a text. */
    public void beginFigure(String alternative) {
        structure.begin(Role.FIGURE, alternative);
    }

    /** Ends the part that was begun last. */
    public void end() {
        structure.end();
    }

    /** Draws a part that is one line or figure, or several that belong together. */
    public void part(Role role, Runnable drawing) {
        begin(role);
        drawing.run();
        end();
    }

    /** Begins another page. */
    public Page page() {
        if (!pages.isEmpty()) {
            pages.get(pages.size() - 1).store();
        }
        Page page = new Page();
        pages.add(page);
        return page;
    }

    /** All so far, for what can be said only at the end, such as how many they are. */
    public List<Page> pages() {
        return List.copyOf(pages);
    }

    /** A picture that pages can show as often as they like. */
    public Image image(byte[] png) {
        try {
            PDImageXObject image = PDImageXObject.createFromByteArray(document, png, "picture");
            return new Image(resources.add(image).getName(), (double) image.getWidth() / image.getHeight());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param ratio of its width to its height */
    public record Image(String name, double ratio) {}

    /** Writes the whole, once; the stream stays open. */
    public void write(OutputStream out) throws IOException {
        pages.forEach(Page::store);
        structure.store();
        for (Embedded embedded : fonts.values()) {
            embedded.font().subset();
        }
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }

    private Embedded embedded(Typeface.Script script) {
        return fonts.computeIfAbsent(script, any -> {
            try {
                PDType0Font font = PDType0Font.load(document, script.parsed(), true);
                return new Embedded(font, resources.add(font).getName());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        });
    }

    /** One page. What is drawn later covers what was drawn before. */
    public final class Page {

        private final PDPage page = new PDPage(PDRectangle.A4);
        private final List<PDStream> stored = new ArrayList<>();
        private StringBuilder drawn = new StringBuilder();

        private Page() {
            page.setResources(resources);
            document.addPage(page);
            structure.add(page);
        }

        /** Writes one line; {@code y} is where its letters stand. */
        public void text(String text, double x, double y, double size, Weight weight, String colour) {
            double at = x;
            drawn.append(structure.text(page)).append('\n');
            for (Typeface.Run run : weight.typeface.runs(text)) {
                write(run, at, y, size, colour);
                at += run.advance() * size / WHOLE / POINTS;
            }
            drawn.append("EMC\n");
        }

        public void text(String text, double x, double y, double size, Weight weight) {
            text(text, x, y, size, weight, BLACK);
        }

        /** The same, so that it ends at {@code right}. */
        public void textBefore(String text, double right, double y, double size, Weight weight, String colour) {
            text(text, right - weight.width(text, size), y, size, weight, colour);
        }

        /** A straight line, {@code thick} points thick. */
        public void line(double fromX, double fromY, double toX, double toY, double thick, String colour) {
            drawing("q %s RG %s w %s %s m %s %s l S Q", rgb(colour), number(thick), x(fromX), y(fromY), x(toX), y(toY));
        }

        /** A filled area. */
        public void area(double x, double y, double width, double height, String colour) {
            drawing("q %s rg %s %s %s %s re f Q", rgb(colour), x(x), y(y + height), x(width), x(height));
        }

        /** A QR code with its quiet zone. */
        public void qrCode(QrCode code, double x, double y, double side) {
            double module = side / code.width();
            drawn.append(structure.drawing(page)).append('\n');
            draw("q 0 g %s 0 0 %s %s %s cm", x(module), x(-module), x(x), y(y));
            for (QrCode.Run run : code.runs()) {
                drawn.append(run.x()).append(' ').append(run.y()).append(' ').append(run.length()).append(" 1 re ");
            }
            drawn.append("f Q EMC\n");
        }

        /** A picture as large as the box allows, at the box's left and in the middle of its height; answers how wide it became. */
        public double image(Image image, double x, double y, double width, double height) {
            double shown = Math.min(width, height * image.ratio());
            double high = shown / image.ratio();
            drawing("q %s 0 0 %s %s %s cm /%s Do Q", x(shown), x(high), x(x), y(y + (height + high) / 2), image.name());
            return shown;
        }

        /**
         * Each glyph where it was laid out: what differs from where the font would set it is said in between. The letters are said beside
         * the glyphs where these are other than one for each.
         */
        private void write(Typeface.Run run, double x, double y, double size, String colour) {
            Embedded font = embedded(run.script());
            run.text().codePoints().forEach(font.font()::addToSubset);
            font.font().addGlyphsToSubset(run.glyphs().stream().map(Typeface.Glyph::id).collect(Collectors.toSet()));
            StringBuilder shown = new StringBuilder();
            double pen = 0;
            double rise = 0;
            boolean open = false;
            for (Typeface.Glyph glyph : run.glyphs()) {
                if (glyph.y() != rise) {
                    shown.append(open ? "] TJ " : "").append(number(glyph.y() * size / WHOLE)).append(" Ts ");
                    rise = glyph.y();
                    open = false;
                }
                shown.append(open ? "" : "[");
                open = true;
                if (Math.abs(glyph.x() - pen) >= 0.5) {
                    shown.append(number(pen - glyph.x()));
                }
                shown.append('<').append("%04x".formatted(glyph.id())).append('>');
                pen = glyph.x() + width(font.font(), glyph.id());
            }
            shown.append(open ? "] TJ" : "");
            if (run.script().isShaped()) {
                // Inside the text object, or readers put the letters where the page begins.
                shown.insert(0, "/Span <</ActualText <FEFF" + HexFormat.of().formatHex(run.text().getBytes(UTF_16BE)) + ">>> BDC ")
                        .append(" EMC");
            }
            draw("q %s rg BT /%s %s Tf %s %s Td %s ET Q", rgb(colour), font.name(), number(size), x(x), y(y), shown);
        }

        private double width(PDType0Font font, int glyph) {
            try {
                return font.getWidth(glyph);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        /** The same as {@link #draw}, for what is no text. */
        private void drawing(String operators, Object... values) {
            drawn.append(structure.drawing(page)).append('\n');
            draw(operators, values);
            drawn.append("EMC\n");
        }

        private void draw(String operators, Object... values) {
            drawn.append(operators.formatted(values)).append('\n');
        }

        private void store() {
            if (drawn.isEmpty()) {
                return;
            }
            try {
                stored.add(new PDStream(
                        document, new ByteArrayInputStream(drawn.toString().getBytes(US_ASCII)), COSName.FLATE_DECODE));
                page.setContents(stored);
                drawn = new StringBuilder();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }

        private static String x(double millimetres) {
            return number(millimetres * POINTS);
        }

        private static String y(double millimetres) {
            return number((HEIGHT - millimetres) * POINTS);
        }

        private static String rgb(String colour) {
            int rgb = Integer.parseInt(colour.substring(1), 16);
            return number((rgb >> 16) / 255.0) + " " + number((rgb >> 8 & 255) / 255.0) + " " + number((rgb & 255) / 255.0);
        }

        private static String number(double value) {
            long thousandths = Math.round(value * WHOLE);
            long rest = Math.abs(thousandths % WHOLE);
            String sign = thousandths < 0 ? "-" : "";
            return sign + Math.abs(thousandths / WHOLE) + (rest == 0 ? "" : "." + String.valueOf(WHOLE + rest).substring(1));
        }
    }
}
