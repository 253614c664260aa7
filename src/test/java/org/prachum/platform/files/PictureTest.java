package org.prachum.platform.files;

import static java.awt.image.BufferedImage.TYPE_INT_ARGB;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureTest {

    static final String LOSSY_WEBP = "UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA";
    static final String LOSSLESS_WEBP = "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==";
    static final String TRANSPARENT_WEBP = "UklGRkoAAABXRUJQVlA4WAoAAAAQAAAAAAAAAAAAQUxQSAwAAAARBxAR/Q9ERP8DAABWUDggGAAAA"
            + "BQBAJ0BKgEAAQAAAP4AAA3AAP7mtQAAAA==";
    static final String MOVING_WEBP = "UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/////AABBTk1GJgAAAAAAAAAAAA"
            + "AAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAREYiI/gcA";

    @Test
    void keepsTheRatioAndTheTransparency() {
        var logo = decoded(Picture.of(file("png", 1000, 400, TYPE_INT_ARGB)).logo());

        assertThat(logo.getWidth()).isEqualTo(512);
        assertThat(logo.getHeight()).isEqualTo(205);
        assertThat(logo.getRGB(0, 0) >>> 24).isZero();
        assertThat(logo.getRGB(256, 102)).isEqualTo(Color.RED.getRGB());
    }

    @Test
    void neverEnlarges() {
        var logo = decoded(Picture.of(file("png", 60, 40, TYPE_INT_ARGB)).logo());

        assertThat(logo.getWidth()).isEqualTo(60);
        assertThat(logo.getHeight()).isEqualTo(40);
    }

    @ParameterizedTest
    @CsvSource({"1000,400", "400,1000", "32,32", "7,3", "4096,3"})
    void iconsAreSquare(int width, int height) {
        var picture = Picture.of(file("png", width, height, TYPE_INT_ARGB));
        var touchIcon = decoded(picture.touchIcon());
        var favicon = decoded(picture.favicon());

        assertThat(touchIcon.getWidth()).isEqualTo(180);
        assertThat(touchIcon.getHeight()).isEqualTo(180);
        assertThat(favicon.getWidth()).isEqualTo(32);
        assertThat(favicon.getHeight()).isEqualTo(32);
    }

    @Test
    void takesTheLargestPictureThatIsAllowed() {
        var logo = decoded(Picture.of(blankPng(4096, 3904)).logo());

        assertThat(logo.getWidth()).isEqualTo(512);
        assertThat(logo.getHeight()).isEqualTo(488);
    }

    @Test
    void takesJpeg() {
        var logo = decoded(Picture.of(file("jpg", 1000, 400, TYPE_INT_RGB)).logo());

        assertThat(logo.getWidth()).isEqualTo(512);
        assertThat(new Color(logo.getRGB(256, 102)).getRed()).isGreaterThan(240);
    }

    @ParameterizedTest
    @ValueSource(strings = {LOSSY_WEBP, LOSSLESS_WEBP, TRANSPARENT_WEBP})
    void takesWebp(String webp) {
        var logo = decoded(Picture.of(Base64.getDecoder().decode(webp)).logo());

        assertThat(logo.getWidth()).isEqualTo(1);
        assertThat(logo.getHeight()).isEqualTo(1);
    }

    @Test
    void leavesEverythingButPixelsBehind() {
        var written = Picture.of(pngWith("tEXt", "Comment\0taken at home".getBytes(ISO_8859_1))).logo();

        assertThat(new String(written, ISO_8859_1)).doesNotContain("tEXt", "taken at home");
    }

    @Test
    void aBombInAnUnneededChunkNeverGoesOff() throws IOException {
        var zeros = new ByteArrayOutputStream();
        zeros.write("x\0\0".getBytes(ISO_8859_1));
        try (var deflater = new DeflaterOutputStream(zeros)) {
            for (int i = 0; i < 200; i++) {
                deflater.write(new byte[1 << 20]);
            }
        }
        var bomb = pngWith("zTXt", zeros.toByteArray());

        assertThat(decoded(Picture.of(bomb).logo()).getWidth()).isEqualTo(8);
        assertThat(PictureKind.PNG.measure(bomb).pixels()).isEqualTo(file("png", 8, 8, TYPE_INT_ARGB));
    }

    @ParameterizedTest
    @CsvSource({"40000,40000", "40000,1", "1,4097", "4096,4096", "2147483647,2147483647"})
    void refusesTooManyPixelsWithoutMakingRoomForThem(int width, int height) {
        var refusal = refusalOf(headerOnlyPng(width, height));

        assertThat(refusal.key()).isEqualTo("platform.picture.tooLarge");
        assertThat(refusal.values()).isEqualTo(Map.of("side", 4096));
    }

    @Test
    void refusesAWebpWhosePictureIsLargerThanItSays() {
        var webp = Base64.getDecoder().decode(TRANSPARENT_WEBP);
        int lossy = new String(webp, ISO_8859_1).indexOf("VP8 ");
        webp[lossy + 14] = (byte) 0xFF;
        webp[lossy + 15] = 0x3F;

        assertThat(refusalOf(webp).key()).isEqualTo("platform.picture.tooLarge");
    }

    @Test
    void refusesMoreThanTwoMegabytes() {
        var refusal = refusalOf(Arrays.copyOf(file("png", 8, 8, TYPE_INT_ARGB), 2 * 1024 * 1024 + 1));

        assertThat(refusal.key()).isEqualTo("platform.picture.tooHeavy");
        assertThat(refusal.values()).isEqualTo(Map.of("megabytes", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "<?xml version=\"1.0\"?><svg/>",
                "GIF89a\1\0\1\0\0\0\0;",
                "BM000000",
                "II*\0....",
                "MM\0*....",
                "%PDF-1.7",
                "PK\3\4",
                "\0\0\1\0",
                "",
                " ",
                "\u0089PN"
            })
    void refusesEveryOtherKind(String content) {
        assertThat(refusalOf(content.getBytes(ISO_8859_1)).key()).isEqualTo("platform.picture.notAPicture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void refusesAPictureThatIsSomethingElseAsWell(String kind) {
        var picture = file(kind, 8, 8, TYPE_INT_RGB);
        var polyglot = Arrays.copyOf(picture, picture.length + 4);
        System.arraycopy("PK\5\6".getBytes(ISO_8859_1), 0, polyglot, picture.length, 4);

        assertThat(refusalOf(polyglot).key()).isEqualTo("platform.picture.unreadable");
    }

    @Test
    void refusesAWebpThatIsSomethingElseAsWell() {
        var picture = Base64.getDecoder().decode(LOSSY_WEBP);

        assertThat(refusalOf(Arrays.copyOf(picture, picture.length + 4)).key()).isEqualTo("platform.picture.unreadable");
    }

    @Test
    void refusesAMovingPicture() {
        assertThat(refusalOf(Base64.getDecoder().decode(MOVING_WEBP)).key()).isEqualTo("platform.picture.unreadable");
    }

    @Test
    void refusesAJpegOfManyScans() {
        assertThat(PictureKind.JPEG.measure(jpegWithScans(63)).width()).isEqualTo(8);
        assertThatThrownBy(() -> PictureKind.JPEG.measure(jpegWithScans(64))).isInstanceOf(PictureRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg", "webp"})
    void refusesOrDecodesWhateverIsDamaged(String kind) {
        var whole = kind.equals("webp") ? Base64.getDecoder().decode(TRANSPARENT_WEBP) : file(kind, 40, 30, TYPE_INT_RGB);
        var chance = new Random(20261120);
        for (int i = 0; i < 1500; i++) {
            var damaged = Arrays.copyOf(whole, chance.nextBoolean() ? whole.length : chance.nextInt(whole.length));
            for (int hits = chance.nextInt(6); hits > 0 && damaged.length > 0; hits--) {
                damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt();
            }
            try {
                assertThat(Picture.of(damaged).logo()).isNotEmpty();
            } catch (PictureRefused refusal) {
                assertThat(refusal.key()).startsWith("platform.picture.");
            }
        }
    }

    @Test
    void namesAContentByItsHash() {
        assertThat(Picture.contentHash("abc".getBytes(ISO_8859_1)))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    static byte[] file(String kind, int width, int height, int type) {
        var image = new BufferedImage(width, height, type);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(width / 4, height / 4, width / 2, height / 2);
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, kind, out)).isTrue();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static PictureRefused refusalOf(byte[] upload) {
        return catchThrowableOfType(PictureRefused.class, () -> Picture.of(upload));
    }

    private static BufferedImage decoded(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Grey, one bit a pixel, all black. */
    private static byte[] blankPng(int width, int height) {
        var pixels = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(pixels)) {
            deflater.write(new byte[((width + 7) / 8 + 1) * height]);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return png(header(width, height), chunk("IDAT", pixels.toByteArray()), chunk("IEND", new byte[0]));
    }

    /** A whole picture, one scan, and empty ones after it. */
    private static byte[] jpegWithScans(int more) {
        var picture = file("jpg", 8, 8, TYPE_INT_RGB);
        var scans = ByteBuffer.allocate(picture.length + more * 10);
        scans.put(picture, 0, picture.length - 2);
        for (int i = 0; i < more; i++) {
            scans.put(new byte[] {(byte) 0xFF, (byte) 0xDA, 0, 8, 1, 1, 0, 0, 63, 0});
        }
        return scans.put(picture, picture.length - 2, 2).array();
    }

    private static byte[] headerOnlyPng(int width, int height) {
        return png(header(width, height), chunk("IDAT", new byte[8]), chunk("IEND", new byte[0]));
    }

    private static byte[] pngWith(String type, byte[] content) {
        var plain = file("png", 8, 8, TYPE_INT_ARGB);
        var start = Arrays.copyOfRange(plain, 8, 33);
        return png(start, chunk(type, content), Arrays.copyOfRange(plain, 33, plain.length));
    }

    private static byte[] header(int width, int height) {
        return chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 1).array());
    }

    private static byte[] png(byte[]... chunks) {
        var out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        for (var chunk : chunks) {
            out.writeBytes(chunk);
        }
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        var checksum = new CRC32();
        checksum.update(type.getBytes(ISO_8859_1));
        checksum.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(type.getBytes(ISO_8859_1))
                .put(content)
                .putInt((int) checksum.getValue())
                .array();
    }
}
