package org.prachum.platform.files;

import static java.awt.RenderingHints.KEY_INTERPOLATION;
import static java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR;
import static java.awt.image.BufferedImage.TYPE_INT_ARGB;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/**
 * An organization's logo, decoded from an upload and written anew as PNG in the sizes that are needed.
 *
 * <p>Only pixels get through: colour profiles, positions, comments and whatever else a file can carry stay behind (OWASP
 * ASVS 5.0, V5.2.2). Size and measure are checked before pixels are decoded (V5.2.6), so a small file that unfolds to
 * gigabytes costs nothing.
 */
public final class Picture {

    /** The heaviest upload that is looked at, in bytes. */
    public static final int MOST_BYTES = 2 * 1024 * 1024;

    /** The longest side, in pixels. */
    public static final int LONGEST_SIDE = 4096;

    /** The most pixels in all. */
    public static final int MOST_PIXELS = 16_000_000;

    private static final int LOGO_SIDE = 512;
    private static final int TOUCH_ICON_SIDE = 180;
    private static final int FAVICON_SIDE = 32;

    private final BufferedImage image;

    private Picture(BufferedImage image) {
        this.image = image;
    }

    /**
     * Decodes an upload, telling its kind by its bytes.
     *
     * @throws PictureRefused when it is too heavy, too large, of another kind, or damaged
     */
    public static Picture of(byte[] upload) {
        if (upload.length > MOST_BYTES) {
            throw new PictureRefused("tooHeavy", Map.of("megabytes", MOST_BYTES / 1024 / 1024));
        }
        var kind = PictureKind.of(upload).orElseThrow(() -> new PictureRefused("notAPicture", Map.of()));
        var measured = measured(kind, upload);
        if (measured.width() < 1 || measured.height() < 1) {
            throw new PictureRefused("unreadable", Map.of());
        }
        if (measured.width() > LONGEST_SIDE
                || measured.height() > LONGEST_SIDE
                || (long) measured.width() * measured.height() > MOST_PIXELS) {
            throw new PictureRefused("tooLarge", Map.of("side", LONGEST_SIDE));
        }
        return new Picture(decoded(kind, measured));
    }

    /** The logo: the longer side at most 512 pixels, ratio and transparency kept, never enlarged. */
    public byte[] logo() {
        return fitting(LOGO_SIDE);
    }

    /** The icon on a phone's first screen: 180 pixels square, centred on transparency. */
    public byte[] touchIcon() {
        return square(TOUCH_ICON_SIDE);
    }

    /** The icon in a browser's tab: 32 pixels square, centred on transparency. */
    public byte[] favicon() {
        return square(FAVICON_SIDE);
    }

    /** A PNG whose longer side is at most {@code side} pixels, ratio kept, never enlarged. */
    public byte[] fitting(int side) {
        return png(scaled(side));
    }

    /** A PNG of {@code side} by {@code side} pixels, the picture centred on transparency. */
    public byte[] square(int side) {
        var inner = scaled(side);
        var square = new BufferedImage(side, side, TYPE_INT_ARGB);
        var graphics = square.createGraphics();
        graphics.drawImage(inner, (side - inner.getWidth()) / 2, (side - inner.getHeight()) / 2, null);
        graphics.dispose();
        return png(square);
    }

    public int width() {
        return image.getWidth();
    }

    public int height() {
        return image.getHeight();
    }

    /**
     * A name that changes with the content and never otherwise, for addresses that may be kept for ever: the SHA-256 in
     * lower-case hexadecimal.
     */
    public static String contentHash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static PictureKind.Measured measured(PictureKind kind, byte[] upload) {
        try {
            return kind.measure(upload);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new PictureRefused("unreadable", Map.of());
        }
    }

    private static BufferedImage decoded(PictureKind kind, PictureKind.Measured measured) {
        ImageReader reader = null;
        try {
            reader = reader(kind);
            reader.setInput(new PatientInput(measured.pixels()), true, true);
            if (reader.getWidth(0) > measured.width() || reader.getHeight(0) > measured.height()) {
                throw new PictureRefused("unreadable", Map.of());
            }
            // Nobody needs more than 512 pixels: leaving rows and columns out early keeps a large picture's memory small.
            int step = Math.max(1, Math.max(measured.width(), measured.height()) / (2 * LOGO_SIDE));
            var parameters = reader.getDefaultReadParam();
            parameters.setSourceSubsampling(step, step, 0, 0);
            return argb(reader.read(0, parameters));
        } catch (PictureRefused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Decoders answer damaged data with whatever they trip over.
            throw new PictureRefused("unreadable", Map.of());
        } finally {
            if (reader != null) {
                reader.dispose();
            }
        }
    }

    /** By class and not by registry where possible: an application server's registry does not see the WAR's plug-ins. */
    private static ImageReader reader(PictureKind kind) throws IOException {
        return switch (kind) {
            case PNG -> ImageIO.getImageReadersByFormatName("png").next();
            case JPEG -> ImageIO.getImageReadersByFormatName("jpeg").next();
            case WEBP -> new WebPImageReaderSpi().createReaderInstance();
        };
    }

    private static BufferedImage argb(BufferedImage source) {
        var image = new BufferedImage(source.getWidth(), source.getHeight(), TYPE_INT_ARGB);
        var graphics = image.createGraphics();
        graphics.drawImage(source, 0, 0, null);
        graphics.dispose();
        return image;
    }

    BufferedImage scaled(int side) {
        double ratio = (double) side / Math.max(image.getWidth(), image.getHeight());
        if (ratio >= 1) {
            return image;
        }
        int width = Math.max(1, (int) Math.round(image.getWidth() * ratio));
        int height = Math.max(1, (int) Math.round(image.getHeight() * ratio));
        // Bilinear sampling looks at four pixels only, so a large step would skip what lies between: halve until near.
        var step = image;
        while (step.getWidth() > 2 * width || step.getHeight() > 2 * height) {
            step = resized(step, Math.max(width, step.getWidth() / 2), Math.max(height, step.getHeight() / 2));
        }
        return resized(step, width, height);
    }

    private static BufferedImage resized(BufferedImage source, int width, int height) {
        var target = new BufferedImage(width, height, TYPE_INT_ARGB);
        var graphics = target.createGraphics();
        graphics.setRenderingHint(KEY_INTERPOLATION, VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(source, 0, 0, width, height, null);
        graphics.dispose();
        return target;
    }

    static byte[] png(BufferedImage image) {
        var out = new ByteArrayOutputStream();
        try (var target = ImageIO.createImageOutputStream(out)) {
            var writer = ImageIO.getImageWritersByFormatName("png").next();
            writer.setOutput(target);
            writer.write(image);
            writer.dispose();
        } catch (IOException e) {
            throw new UncheckedIOException("Memory does not fail", e);
        }
        return out.toByteArray();
    }
}
