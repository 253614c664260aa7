package org.prachum.checkin;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/** Reads back what was printed. */
final class Pdfs {

    private static final int DPI = 150;

    private Pdfs() {}

    /** The text of each page, line by line from above. */
    static List<String> texts(HttpResponse<InputStream> answer) {
        try (PDDocument read = read(answer)) {
            List<String> texts = new ArrayList<>();
            for (int page = 1; page <= read.getNumberOfPages(); page++) {
                PDFTextStripper stripper = new PDFTextStripper();
                stripper.setSortByPosition(true);
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(stripper.getText(read));
            }
            return texts;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What is said beside glyphs or by them, line by line in the order in which it is read. */
    static List<String> said(HttpResponse<InputStream> answer) {
        try (PDDocument read = read(answer)) {
            List<String> said = new ArrayList<>();
            for (PDPage page : read.getPages()) {
                PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
                extractor.processPage(page);
                extractor.getMarkedContents().forEach(content -> said.add(said(content)));
            }
            return said;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static String said(PDMarkedContent content) {
        if (content.getActualText() != null) {
            return content.getActualText();
        }
        return content.getContents().stream()
                .map(part -> part instanceof PDMarkedContent within
                        ? said(within)
                        : part instanceof TextPosition letter ? letter.getUnicode() : "")
                .collect(Collectors.joining());
    }

    /** The file itself, to be opened by other programs. */
    static void keep(HttpResponse<InputStream> answer, Path file) {
        try (InputStream body = answer.body()) {
            Files.createDirectories(file.getParent());
            Files.write(file, body.readAllBytes());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** What a scanner, which moves until it reads, finds on the badges of the first page: two beside each other, five below. */
    static List<String> codes(HttpResponse<InputStream> answer) {
        try (PDDocument read = read(answer)) {
            PDFRenderer renderer = new PDFRenderer(read);
            BufferedImage far = renderer.renderImageWithDPI(0, 2 * DPI);
            BufferedImage near = renderer.renderImageWithDPI(0, 3 * DPI);
            List<String> codes = new ArrayList<>();
            for (int badge = 0; badge < 10; badge++) {
                BufferedImage again = badge(near, badge);
                code(badge(far, badge)).or(() -> code(again)).ifPresent(codes::add);
            }
            return codes;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static BufferedImage badge(BufferedImage sheet, int badge) {
        double millimetre = sheet.getWidth() / 210.0;
        return sheet.getSubimage(
                (int) ((15 + badge % 2 * 90) * millimetre), (int) ((13.5 + badge / 2 * 54) * millimetre),
                (int) (90 * millimetre), (int) (54 * millimetre));
    }

    private static Optional<String> code(BufferedImage image) {
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
        try {
            return Optional.of(new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (ReaderException none) {
            return Optional.empty();
        }
    }

    /** A picture of a page, to be looked at. */
    static void picture(HttpResponse<InputStream> answer, int page, Path file) {
        try (PDDocument read = read(answer)) {
            Files.createDirectories(file.getParent());
            ImageIO.write(new PDFRenderer(read).renderImageWithDPI(page, DPI), "png", file.toFile());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static PDDocument read(HttpResponse<InputStream> answer) throws IOException {
        if (answer.statusCode() != 200 || !answer.headers().firstValue("Content-Type").orElse("").startsWith("application/pdf")) {
            throw new AssertionError(answer.statusCode() + " " + answer.headers().map());
        }
        try (InputStream body = answer.body()) {
            return Loader.loadPDF(body.readAllBytes());
        }
    }
}
