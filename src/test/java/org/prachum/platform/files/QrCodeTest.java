package org.prachum.platform.files;

import static java.awt.image.BufferedImage.TYPE_INT_ARGB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultMetadataType;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    static final String ADDRESS = "https://acme.prachum.example/meeting/100002";
    static final byte[] LOGO = PictureTest.file("png", 300, 200, TYPE_INT_ARGB);

    @ParameterizedTest
    @ValueSource(strings = {ADDRESS, "HTTPS://ACME.PRACHUM.EXAMPLE/M/7", "1", "ประชุมใหญ่สามัญประจำปี", "a\nb"})
    void isReadBackAsItWasWritten(String text) {
        assertThat(read(image(QrCode.of(text).png(400)))).isEqualTo(text);
    }

    @Test
    void correctsAtTheHighestLevel() throws ReaderException {
        var result = new QRCodeReader().decode(bitmap(image(QrCode.of(ADDRESS).png(400))));

        assertThat(result.getResultMetadata().get(ResultMetadataType.ERROR_CORRECTION_LEVEL)).isEqualTo("H");
    }

    @Test
    void hasFourQuietModulesOnEverySide() {
        var code = QrCode.of(ADDRESS);
        var image = image(code.png(code.width() * 5));

        assertThat(darkest(image, 0, 0, image.getWidth(), 20)).isEqualTo(Color.WHITE);
        assertThat(darkest(image, 0, 0, 20, image.getHeight())).isEqualTo(Color.WHITE);
        assertThat(new Color(image.getRGB(20, 20))).isEqualTo(Color.BLACK);
        assertThat(new Color(image.getRGB(image.getWidth() - 21, 20))).isEqualTo(Color.BLACK);
        assertThat(new Color(image.getRGB(image.getWidth() - 20, 20))).isEqualTo(Color.WHITE);
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 150, 333, 1000, 2480})
    void isExactlyAsLargeAsAsked(int pixels) {
        var image = image(QrCode.of(ADDRESS).png(pixels, "#8a1538", LOGO));

        assertThat(image.getWidth()).isEqualTo(pixels);
        assertThat(image.getHeight()).isEqualTo(pixels);
        assertThat(read(image)).isEqualTo(ADDRESS);
    }

    @Test
    void isDrawnInItsColour() {
        var code = QrCode.of(ADDRESS);

        assertThat(new Color(image(code.png(code.width(), "#8a1538")).getRGB(4, 4))).isEqualTo(new Color(0x8a1538));
        assertThat(code.svg("#8a1538")).contains("<path stroke=\"#8a1538\" ");
    }

    @Test
    void carriesTheLogoInTheMiddleOnWhite() {
        var code = QrCode.of(ADDRESS);
        int scale = 10;
        var image = image(code.png(code.width() * scale, "#000000", LOGO));
        int middle = image.getWidth() / 2;

        assertThat(new Color(image.getRGB(middle, middle))).isEqualTo(Color.RED);
        assertThat(new Color(image.getRGB(middle, middle - 4 * scale))).isEqualTo(Color.WHITE);
        assertThat(read(image)).isEqualTo(ADDRESS);
    }

    @Test
    void coversAtMostTwentyTwoPercentOfTheWidth() {
        for (int length = 1; length < 400; length += 7) {
            var code = QrCode.of("x".repeat(length));
            var plain = image(code.png(code.width()));
            var covered = image(code.png(code.width(), "#000000", PictureTest.file("png", 3, 3, TYPE_INT_ARGB)));
            int first = code.width();
            int last = -1;
            for (int x = 0; x < code.width(); x++) {
                for (int y = 0; y < code.width(); y++) {
                    if (plain.getRGB(x, y) != covered.getRGB(x, y)) {
                        first = Math.min(first, x);
                        last = Math.max(last, x);
                    }
                }
            }
            assertThat((last - first + 1) / (code.width() - 8.0)).isLessThanOrEqualTo(0.22);
        }
    }

    /** From version 7 on there is an alignment pattern in the middle, and readers differ in how much they need it. */
    @Test
    void hasNoLogoWhereOneWouldCoverAnAlignmentPattern() {
        QrCode six = QrCode.of("HTTPS://A-LONG-NAME.PRACHUM.EXAMPLE/M/123/0123456789ABCDEFGHJKMNPQRSTVWXYZ");
        QrCode seven = QrCode.of("https://a-long-name.prachum.example/submit/123?key=0123456789abcdefghjkmnpqrstvwxyz");

        assertThat(six.width()).isEqualTo(41 + 8);
        assertThat(six.svg("#000000", LOGO)).contains("<image");
        assertThat(seven.width()).isGreaterThan(41 + 8);
        assertThat(seven.svg("#000000", LOGO)).doesNotContain("<image").isEqualTo(seven.svg());
        assertThat(seven.png(1024, "#000000", LOGO)).isEqualTo(seven.png(1024));
    }

    @Test
    void leavesOutALogoThatWouldMakeItUnreadable() {
        var code = QrCode.of(ADDRESS, 0.8);

        assertThat(code.png(400, "#000000", LOGO)).isEqualTo(code.png(400, "#000000"));
        assertThat(code.svg("#000000", LOGO)).isEqualTo(code.svg("#000000"));
    }

    @Test
    void theVectorsAreThePixels() {
        var code = QrCode.of(ADDRESS);

        assertThat(drawn(code.svg(), code.width())).isEqualTo(pixels(image(code.png(code.width()))));
    }

    @Test
    void theVectorsMakeRoomForTheLogo() throws IOException {
        var svg = QrCode.of(ADDRESS).svg("#000000", LOGO);
        var data = svg.substring(svg.indexOf("base64,") + 7, svg.indexOf("\"/></svg>"));

        assertThat(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(data))).getWidth()).isEqualTo(192);
        assertThat(svg.length()).isLessThan(8000);
    }

    @Test
    void isSmallEnoughForALeanPage() {
        assertThat(QrCode.of(ADDRESS).svg().getBytes(UTF_8).length).isLessThan(3072);
    }

    @ParameterizedTest
    @ValueSource(strings = {"red", "#fff", "#12345g", "#000000\"/><script>", ""})
    void refusesWhatIsNoColour(String colour) {
        assertThatThrownBy(() -> QrCode.of("1").svg(colour)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QrCode.of("1").png(400, colour)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1274, 100_000})
    void refusesWhatDoesNotFit(int length) {
        assertThatThrownBy(() -> QrCode.of("x".repeat(length))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 28, 4097, Integer.MAX_VALUE})
    void refusesASizeThatCannotBeDrawn(int pixels) {
        assertThatThrownBy(() -> QrCode.of("1").png(pixels)).isInstanceOf(IllegalArgumentException.class);
    }

    private static BufferedImage image(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String read(BufferedImage image) {
        try {
            return new QRCodeReader().decode(bitmap(image)).getText();
        } catch (ReaderException e) {
            throw new AssertionError(e);
        }
    }

    private static BinaryBitmap bitmap(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        return new BinaryBitmap(new HybridBinarizer(
                new RGBLuminanceSource(width, height, image.getRGB(0, 0, width, height, null, 0, width))));
    }

    private static Color darkest(BufferedImage image, int x, int y, int width, int height) {
        int darkest = 0xFFFFFF;
        for (int rgb : image.getRGB(x, y, width, height, null, 0, width)) {
            darkest = Math.min(darkest, rgb & 0xFFFFFF);
        }
        return new Color(darkest);
    }

    private static boolean[][] pixels(BufferedImage image) {
        var dark = new boolean[image.getHeight()][image.getWidth()];
        for (int y = 0; y < dark.length; y++) {
            for (int x = 0; x < dark.length; x++) {
                dark[y][x] = new Color(image.getRGB(x, y)).equals(Color.BLACK);
            }
        }
        return dark;
    }

    /** Walks the path as a browser would. */
    private static boolean[][] drawn(String svg, int width) {
        var dark = new boolean[width][width];
        var path = svg.substring(svg.indexOf(" d=\"") + 4, svg.indexOf("\"/></svg>"));
        var steps = Pattern.compile("M(\\d+) (\\d+)\\.5|m(\\d+) 0|h(\\d+)").matcher(path);
        int x = 0;
        int y = 0;
        int read = 0;
        while (steps.find()) {
            assertThat(steps.start()).isEqualTo(read);
            read = steps.end();
            if (steps.group(1) != null) {
                x = Integer.parseInt(steps.group(1));
                y = Integer.parseInt(steps.group(2));
            } else if (steps.group(3) != null) {
                x += Integer.parseInt(steps.group(3));
            } else {
                for (int end = x + Integer.parseInt(steps.group(4)); x < end; x++) {
                    dark[y][x] = true;
                }
            }
        }
        assertThat(read).isEqualTo(path.length());
        return dark;
    }
}
