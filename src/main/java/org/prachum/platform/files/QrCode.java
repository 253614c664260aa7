package org.prachum.platform.files;

import static com.google.zxing.EncodeHintType.MARGIN;
import static com.google.zxing.EncodeHintType.QR_COMPACT;
import static com.google.zxing.qrcode.decoder.ErrorCorrectionLevel.H;
import static java.awt.RenderingHints.KEY_INTERPOLATION;
import static java.awt.RenderingHints.VALUE_INTERPOLATION_BILINEAR;
import static java.awt.image.BufferedImage.TYPE_INT_RGB;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import net.glxn.qrgen.javase.QRCode;

/**
 * A QR code (ISO/IEC 18004), level H, with the quiet zone of four modules that the standard asks for.
 *
 * <p>A logo covers at most 22 % of the width, on white, in whole modules. Up to version 6 there is no alignment pattern where it stands;
 * in a larger code there is, and some readers need it, so such a code has no logo. A code with a logo is read back before it is handed out,
 * and loses the logo when it cannot be read: a poster that nobody can scan is worth less than a plain one.
 *
 * <p>Colours are {@code #rrggbb} for the modules, on white; the caller answers for a contrast of 4.5 or more.
 */
public final class QrCode {

    private static final String BLACK = "#000000";
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int QUIET_ZONE = 4;

    /** The width of version 6 in modules, without the quiet zone. */
    private static final int WIDEST_WITH_LOGO = 41;

    private static final double LOGO_SHARE = 0.22;
    private static final int LOGO_PIXELS = 192;
    private static final int PIXELS_A_MODULE_WHEN_READ_BACK = 6;
    private static final int MOST_PIXELS = 4096;

    private final String text;
    private final BitMatrix modules;
    private final double logoShare;

    private QrCode(String text, BitMatrix modules, double logoShare) {
        this.text = text;
        this.modules = modules;
        this.logoShare = logoShare;
    }

    /**
     * Encodes a text, which is shorter in upper case without signs but {@code $%*+-./:} (the alphanumeric mode).
     *
     * @throws IllegalArgumentException when it is empty or longer than level H can hold (1,273 bytes)
     */
    public static QrCode of(String text) {
        return of(text, LOGO_SHARE);
    }

    static QrCode of(String text, double logoShare) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("A QR code needs a text");
        }
        return new QrCode(text, new Modules(text).matrix(), logoShare);
    }

    /** A black code, {@code pixels} wide and high. */
    public byte[] png(int pixels) {
        return png(pixels, BLACK);
    }

    /** A code in a colour, {@code pixels} wide and high. */
    public byte[] png(int pixels, String colour) {
        return Picture.png(raster(pixels, checked(colour), null));
    }

    /**
     * A code in a colour with a logo in the middle, {@code pixels} wide and high.
     *
     * @param logo a picture as {@link Picture} takes them
     */
    public byte[] png(int pixels, String colour, byte[] logo) {
        if (!hasRoomForLogo()) {
            return png(pixels, colour);
        }
        var raster = raster(pixels, checked(colour), Picture.of(logo).scaled(LOGO_PIXELS));
        return isReadable(raster) ? Picture.png(raster) : png(pixels, colour);
    }

    /** A black code as small SVG, to be put into a page as it is; it fills whatever box it is given. */
    public String svg() {
        return svg(BLACK);
    }

    /** A code in a colour as small SVG. */
    public String svg(String colour) {
        return drawn(checked(colour), null);
    }

    /**
     * A code in a colour with a logo in the middle, the logo inside the SVG.
     *
     * @param logo a picture as {@link Picture} takes them
     */
    public String svg(String colour, byte[] logo) {
        if (!hasRoomForLogo()) {
            return svg(colour);
        }
        var image = Picture.of(logo).scaled(LOGO_PIXELS);
        var raster = raster(width() * PIXELS_A_MODULE_WHEN_READ_BACK, checked(colour), image);
        return drawn(colour, isReadable(raster) ? image : null);
    }

    /** The width in modules, with the quiet zone. */
    public int width() {
        return modules.getWidth() + 2 * QUIET_ZONE;
    }

    private boolean hasRoomForLogo() {
        return modules.getWidth() <= WIDEST_WITH_LOGO;
    }

    private BufferedImage raster(int pixels, String colour, BufferedImage logo) {
        if (pixels < width() || pixels > MOST_PIXELS) {
            throw new IllegalArgumentException("From " + width() + " to " + MOST_PIXELS + " pixels, not " + pixels);
        }
        int scale = pixels / width();
        int origin = (pixels - modules.getWidth() * scale) / 2;
        var image = new BufferedImage(pixels, pixels, TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, pixels, pixels);
        graphics.setColor(Color.decode(colour));
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) && (logo == null || !isUnderLogo(x, y))) {
                    graphics.fillRect(origin + x * scale, origin + y * scale, scale, scale);
                }
            }
        }
        if (logo != null) {
            double box = (logoModules() - 1) * scale;
            double ratio = box / Math.max(logo.getWidth(), logo.getHeight());
            int width = (int) Math.round(logo.getWidth() * ratio);
            int height = (int) Math.round(logo.getHeight() * ratio);
            graphics.setRenderingHint(KEY_INTERPOLATION, VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(logo, (pixels - width) / 2, (pixels - height) / 2, width, height, null);
        }
        graphics.dispose();
        return image;
    }

    /** The side of the white box: odd, like the code's own, so that it sits in the middle on whole modules. */
    private int logoModules() {
        int most = (int) (modules.getWidth() * logoShare);
        return most % 2 == 0 ? most - 1 : most;
    }

    private boolean isUnderLogo(int x, int y) {
        int start = (modules.getWidth() - logoModules()) / 2;
        int end = start + logoModules();
        return x >= start && x < end && y >= start && y < end;
    }

    private boolean isReadable(BufferedImage raster) {
        return in(raster).filter(text::equals).isPresent();
    }

    /** What the code in a picture says, if there is one that can be read. */
    static Optional<String> in(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var source = new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        try {
            var hints = Map.of(DecodeHintType.TRY_HARDER, true, DecodeHintType.CHARACTER_SET, UTF_8.name());
            return Optional.of(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText());
        } catch (ReaderException e) {
            return Optional.empty();
        }
    }

    private String drawn(String colour, BufferedImage logo) {
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
                .append(width())
                .append(' ')
                .append(width())
                .append("\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path stroke=\"")
                .append(colour)
                .append("\" d=\"");
        appendRuns(svg, logo != null);
        svg.append("\"/>");
        if (logo != null) {
            int side = logoModules() - 1;
            double start = (width() - side) / 2.0;
            svg.append("<image x=\"%1$s\" y=\"%1$s\" width=\"%2$d\" height=\"%2$d\" href=\"data:image/png;base64,"
                            .formatted(start, side))
                    .append(Base64.getEncoder().encodeToString(Picture.png(logo)))
                    .append("\"/>");
        }
        return svg.append("</svg>").toString();
    }

    /** Dark modules beside each other, from the upper left corner of the quiet zone. */
    record Run(int x, int y, int length) {}

    /** All dark modules, row by row. */
    List<Run> runs() {
        return runs(false);
    }

    private List<Run> runs(boolean withLogo) {
        List<Run> runs = new ArrayList<>();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int start = x;
                while (x < modules.getWidth() && modules.get(x, y) && !(withLogo && isUnderLogo(x, y))) {
                    x++;
                }
                if (x > start) {
                    runs.add(new Run(start + QUIET_ZONE, y + QUIET_ZONE, x - start));
                }
            }
        }
        return runs;
    }

    /** A stroke one module wide for each run of dark modules in a row: the shortest way to say it in one path. */
    private void appendRuns(StringBuilder path, boolean withLogo) {
        int row = -1;
        int pen = 0;
        for (Run run : runs(withLogo)) {
            if (run.y() != row) {
                path.append('M').append(run.x()).append(' ').append(run.y()).append(".5");
            } else {
                path.append('m').append(run.x() - pen).append(" 0");
            }
            path.append('h').append(run.length());
            row = run.y();
            pen = run.x() + run.length();
        }
    }

    private static String checked(String colour) {
        if (!HEX.matcher(colour).matches()) {
            throw new IllegalArgumentException("A colour is #rrggbb, not " + colour);
        }
        return colour;
    }

    /** The matrix alone, one point a module. QRGen draws too, but neither in a given size exactly nor without a quiet zone. */
    private static final class Modules extends QRCode {

        Modules(String text) {
            super(text);
            withErrorCorrection(H);
            withCharset(UTF_8.name());
            withHint(MARGIN, 0);
            // Capitals and digits in the mode in which they take least room, and the rest as bytes.
            withHint(QR_COMPACT, true);
            withSize(1, 1);
        }

        BitMatrix matrix() {
            try {
                return createMatrix(text);
            } catch (WriterException e) {
                throw new IllegalArgumentException("Too long for a QR code: " + text.length() + " characters", e);
            }
        }
    }
}
