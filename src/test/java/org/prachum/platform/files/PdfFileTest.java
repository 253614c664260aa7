package org.prachum.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.files.PdfFile.Weight;

class PdfFileTest {

    private static final Locale THAI = Locale.forLanguageTag("th");

    @ParameterizedTest
    @ValueSource(strings = {"Zoë Müller-Łukasz", "Ольга Смирнова", "Ναί", "fi fl ffi"})
    void saysWhatItWasGivenLetterForLetter(String text) throws IOException {
        try (PDDocument read = written(text)) {
            assertThat(new PDFTextStripper().getText(read).strip()).isEqualTo(text);
        }
    }

    /** Its glyphs are not one for each letter, so the letters stand beside them (ISO 32000-1, section 14.9.4). */
    @ParameterizedTest
    @ValueSource(strings = {"น้ำทิพย์ กตัญญู", "ประชุมใหญ่สามัญประจำปี", "ปิ่นเก้า ฐุ"})
    void saysThaiToWhoeverSearchesOrHasItReadAloud(String text) throws IOException {
        try (PDDocument read = written(text)) {
            assertThat(actualTexts(read)).isEqualTo(text.replace(" ", ""));
        }
    }

    /** Without shaping the tone would be drawn into the vowel. */
    @ParameterizedTest
    @ValueSource(strings = {"กิ่", "ปี้", "นั้", "ฟื้"})
    void stacksAToneOnTopOfAVowel(String syllable) throws IOException {
        Typeface.Run run = Typeface.REGULAR.runs(syllable).get(0);
        try (TrueTypeFont font = run.script().parsed()) {
            Typeface.Glyph vowel = run.glyphs().get(1);
            Typeface.Glyph tone = run.glyphs().get(2);
            assertThat(font.getGlyph().getGlyph(tone.id()).getBoundingBox().getLowerLeftY() + tone.y())
                    .isGreaterThanOrEqualTo(font.getGlyph().getGlyph(vowel.id()).getBoundingBox().getUpperRightY() + vowel.y());
        }
    }

    @Test
    void takesTheTailOffALetterThatHasAVowelBelow() {
        List<Typeface.Glyph> alone = Typeface.REGULAR.runs("ญ").get(0).glyphs();
        List<Typeface.Glyph> withVowel = Typeface.REGULAR.runs("ญู").get(0).glyphs();

        assertThat(withVowel.get(0).id()).isNotEqualTo(alone.get(0).id());
    }

    /** Colleagues' names as directories hold them. Whoever searches for one finds it as it was given. */
    @ParameterizedTest
    @ValueSource(strings = {"王小明", "山田太郎", "김민준", "محمد علي", "ສົມພອນ", "សុខា", "အောင်ဆန်း", "अमित कुमार"})
    void hasLettersForTheNamesOfColleagues(String name) throws IOException {
        assertThat(PdfFile.canPrint(name)).isTrue();
        assertThat(Typeface.STRONG.runs(name)).allSatisfy(run ->
                assertThat(run.glyphs()).isNotEmpty().allMatch(glyph -> glyph.id() > 0));
        try (PDDocument read = written(name)) {
            assertThat(said(read)).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Zoë 🎉", "ᚠᚢᚦ", "\uD83D\uDC69\u200D\uD83D\uDCBB"})
    void saysOfWhichTextsItHasNoLetters(String text) {
        assertThat(PdfFile.canPrint(text)).isFalse();
    }

    @Test
    void writesArabicFromTheRightWithinItsLine() {
        List<Typeface.Run> runs = Typeface.REGULAR.runs("A محمد علي 12 B");
        List<String> drawn = runs.stream().map(Typeface.Run::text).map(String::strip).filter(text -> !text.isEmpty()).toList();

        assertThat(drawn).containsExactly("A", "12", "محمد علي", "B");
    }

    /** Where the letters stand beside the glyphs, that belongs into the text object, or readers put them where the page begins. */
    @Test
    void saysLettersWithinTheTextThatTheyAreOf() throws IOException {
        try (PDDocument read = written("Anna น้ำทิพย์ Bert")) {
            List<Object> tokens = new PDFStreamParser(read.getPage(0)).parse();
            boolean inText = false;
            int said = 0;
            for (int i = 0; i < tokens.size(); i++) {
                if (tokens.get(i) instanceof Operator operator) {
                    inText = operator.getName().equals("BT") || inText && !operator.getName().equals("ET");
                } else if (COSName.getPDFName("Span").equals(tokens.get(i))) {
                    said++;
                    assertThat(inText).isTrue();
                }
            }
            assertThat(said).isPositive();
        }
    }

    @Test
    void isTaggedAsWhatItIs() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PdfFile file = new PdfFile("Tagged", Locale.ENGLISH)) {
            PdfFile.Page page = file.page();
            file.part(PdfFile.Role.HEADING, () -> page.text("Board", 10, 10, 12, Weight.STRONG));
            file.begin(PdfFile.Role.TABLE);
            file.part(PdfFile.Role.ROW, () -> file.part(PdfFile.Role.CELL, () -> page.text("Anna", 10, 20, 12, Weight.REGULAR)));
            PdfFile.Page next = file.page();
            file.part(PdfFile.Role.DECORATION, () ->
                    file.part(PdfFile.Role.HEADING, () -> next.text("Board", 10, 10, 12, Weight.STRONG)));
            file.part(PdfFile.Role.ROW, () -> file.part(PdfFile.Role.CELL, () -> next.text("Bert", 10, 20, 12, Weight.REGULAR)));
            file.end();
            file.beginFigure("A code");
            next.qrCode(QrCode.of("1"), 10, 30, 20);
            file.end();
            next.line(10, 60, 20, 60, 1, "#000000");
            next.text("The end", 10, 70, 12, Weight.REGULAR);
            file.write(bytes);
        }
        try (PDDocument read = Loader.loadPDF(bytes.toByteArray())) {
            assertThat(read.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(outline(read.getDocumentCatalog().getStructureTreeRoot()))
                    .isEqualTo("Document(H1 Table(TR(TD) TR(TD)) Figure P)");
        }
    }

    @Test
    void drawsABoxForALetterThatItsFontsDoNotHave() throws IOException {
        try (PDDocument read = written("A 🎉 B\0\uD800")) {
            assertThat(new PDFTextStripper().getText(read)).startsWith("A").contains("B");
        }
    }

    @Test
    void saysItsTitleAndItsLanguage() throws IOException {
        try (PDDocument read = written("x")) {
            assertThat(read.getDocumentInformation().getTitle()).isEqualTo("Title");
            assertThat(read.getDocumentCatalog().getLanguage()).isEqualTo("th");
        }
    }

    @Test
    void hasItsFontsInsideAndOnlyTheLettersItNeeds() throws IOException {
        assertThat(bytes("Ольга น้ำ")).hasSizeLessThan(40_000);
        try (PDDocument read = written("Ольга น้ำ")) {
            for (COSName name : read.getPage(0).getResources().getFontNames()) {
                assertThat(read.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
            }
        }
    }

    @Test
    void drawsQrCodesThatCanBeRead() throws IOException, ReaderException {
        try (PdfFile file = new PdfFile("Title", THAI)) {
            file.page().qrCode(QrCode.of("0123456789ABCDEF"), 20, 30, 24);
            BufferedImage image = picture(file);
            var pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
            var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
            assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText()).isEqualTo("0123456789ABCDEF");
        }
    }

    @Test
    void measuresFromTheUpperLeftCorner() throws IOException {
        try (PdfFile file = new PdfFile("Title", THAI)) {
            file.page().area(10, 20, 30, 40, "#8a1538");
            BufferedImage image = picture(file);
            double pixels = image.getWidth() / PdfFile.WIDTH;
            assertThat(new Color(image.getRGB((int) (11 * pixels), (int) (21 * pixels)))).isEqualTo(new Color(0x8a1538));
            assertThat(new Color(image.getRGB((int) (39 * pixels), (int) (59 * pixels)))).isEqualTo(new Color(0x8a1538));
            assertThat(new Color(image.getRGB((int) (9 * pixels), (int) (21 * pixels)))).isEqualTo(Color.WHITE);
            assertThat(new Color(image.getRGB((int) (11 * pixels), (int) (61 * pixels)))).isEqualTo(Color.WHITE);
        }
    }

    @Test
    void breaksThaiBetweenWordsAndEndsInAnEllipsis() {
        List<String> lines = Weight.REGULAR.lines("การประชุมใหญ่สามัญประจำปีของบริษัท", 12, 30, 2, THAI);

        assertThat(lines).hasSize(2).allMatch(line -> Weight.REGULAR.width(line, 12) <= 30);
        assertThat(lines.get(0)).isEqualTo("การประชุมใหญ่");
        assertThat(lines.get(1)).endsWith("…");
        assertThat(Weight.REGULAR.lines("Town hall", 12, 100, 2, THAI)).containsExactly("Town hall");
    }

    /** A word as long as German can make it, and an address, which has no blank. */
    @ParameterizedTest
    @ValueSource(strings = {
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz: Schulung",
        "https://maps.example/maps/place/Head+Office/@13.7563309,100.5017651,17z",
        "Zu: Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz"
    })
    void breaksWhatIsWiderThanALine(String text) {
        List<String> lines = Weight.STRONG.lines(text, 8, 40, 6, Locale.GERMAN);
        assertThat(lines).hasSizeGreaterThan(1).allSatisfy(line -> assertThat(Weight.STRONG.width(line, 8)).isLessThanOrEqualTo(40));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo(text.replace(" ", ""));
        assertThat(Weight.STRONG.lines(text, 8, 40, 2, Locale.GERMAN)).hasSize(2).last().asString().endsWith("…");
    }

    @Test
    void cutsNoMarkFromItsLetter() {
        for (int width = 5; width < 30; width++) {
            String cut = Weight.REGULAR.cut("น้ำทิพย์ ปิ่นเก้า", 12, width);
            assertThat(cut.substring(0, cut.length() - 1)).doesNotEndWith("เก").doesNotEndWith("ทิพย");
            assertThat(Weight.REGULAR.width(cut, 12)).isLessThanOrEqualTo(Math.max(width, Weight.REGULAR.width("…", 12)));
        }
    }

    private static PDDocument written(String text) throws IOException {
        return Loader.loadPDF(bytes(text));
    }

    private static byte[] bytes(String text) throws IOException {
        try (PdfFile file = new PdfFile("Title", THAI)) {
            file.page().text(text, 20, 30, 12, Weight.REGULAR);
            return bytes(file);
        }
    }

    private static byte[] bytes(PdfFile file) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        file.write(out);
        return out.toByteArray();
    }

    private static BufferedImage picture(PdfFile file) throws IOException {
        try (PDDocument read = Loader.loadPDF(bytes(file))) {
            return new PDFRenderer(read).renderImageWithDPI(0, 150);
        }
    }

    private static String actualTexts(PDDocument read) throws IOException {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.processPage(read.getPage(0));
        StringBuilder texts = new StringBuilder();
        extractor.getMarkedContents().forEach(content -> collect(content, texts));
        return texts.toString();
    }

    private static void collect(PDMarkedContent content, StringBuilder texts) {
        if (content.getActualText() != null) {
            texts.append(content.getActualText());
        }
        content.getContents().stream()
                .filter(PDMarkedContent.class::isInstance)
                .forEach(within -> collect((PDMarkedContent) within, texts));
    }

    /** Its parts, by what they are. */
    private static String outline(PDStructureNode node) {
        return node.getKids().stream()
                .filter(PDStructureElement.class::isInstance)
                .map(PDStructureElement.class::cast)
                .map(element -> {
                    String within = outline(element);
                    return element.getStructureType() + (within.isEmpty() ? "" : "(" + within + ")");
                })
                .collect(Collectors.joining(" "));
    }

    /** What it says: the letters beside glyphs where there are some, else those of the glyphs. */
    private static String said(PDDocument read) throws IOException {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.processPage(read.getPage(0));
        StringBuilder said = new StringBuilder();
        extractor.getMarkedContents().forEach(content -> say(content, said));
        return said.toString();
    }

    private static void say(PDMarkedContent content, StringBuilder said) {
        if (content.getActualText() != null) {
            said.append(content.getActualText());
            return;
        }
        for (Object part : content.getContents()) {
            if (part instanceof PDMarkedContent within) {
                say(within, said);
            } else if (part instanceof TextPosition letter) {
                said.append(letter.getUnicode());
            }
        }
    }
}
