package org.prachum.tenancy;

import java.util.regex.Pattern;

/**
 * An opaque sRGB colour, {@code #rrggbb}.
 *
 * <p>Luminance and contrast are those of WCAG 2.2 ("relative luminance", "contrast ratio"). Lightness is changed in
 * OKLCH (Björn Ottosson, 2020; CSS Color 4), which keeps the hue that people see; where a lightness has no such strong
 * colour on a screen, the colour is made paler until it has.
 */
record Colour(int rgb) {

    static final Colour BLACK = new Colour(0x000000);
    static final Colour WHITE = new Colour(0xFFFFFF);

    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final double[] LINEAR = new double[256];

    static {
        for (int i = 0; i < 256; i++) {
            double part = i / 255.0;
            LINEAR[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
    }

    Colour {
        if (rgb < 0 || rgb > 0xFFFFFF) {
            throw new IllegalArgumentException("Not 24 bits: " + rgb);
        }
    }

    /** @throws IllegalArgumentException unless it is a number sign and six hexadecimal digits */
    static Colour of(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("A colour is #rrggbb, not " + hex);
        }
        return new Colour(Integer.parseInt(hex.substring(1), 16));
    }

    String hex() {
        return "#" + Integer.toHexString(1 << 24 | rgb).substring(1);
    }

    /** From 0, black, to 1, white (WCAG 2.2, "relative luminance"). */
    double luminance() {
        return 0.2126 * LINEAR[rgb >> 16] + 0.7152 * LINEAR[rgb >> 8 & 0xFF] + 0.0722 * LINEAR[rgb & 0xFF];
    }

    /** From 1 to 21 (WCAG 2.2, "contrast ratio"). */
    double contrast(Colour other) {
        double lighter = Math.max(luminance(), other.luminance());
        double darker = Math.min(luminance(), other.luminance());
        return (lighter + 0.05) / (darker + 0.05);
    }

    /** Black or white, whichever is easier to read on this colour: never less than 4.58. */
    Colour ink() {
        return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
    }

    /** The lightness that people see, from 0 to 1. */
    double lightness() {
        return lab()[0];
    }

    /** This hue at another lightness, its strength multiplied. */
    Colour at(double lightness, double strength) {
        var lab = lab();
        double a = lab[1] * strength;
        double b = lab[2] * strength;
        double inside = 0;
        double outside = 1;
        if (isOnScreen(linear(lightness, a, b))) {
            inside = 1;
        }
        while (inside < 1 && outside - inside > 0.004) {
            double middle = (inside + outside) / 2;
            if (isOnScreen(linear(lightness, a * middle, b * middle))) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        var linear = linear(lightness, a * inside, b * inside);
        return new Colour(coded(linear[0]) << 16 | coded(linear[1]) << 8 | coded(linear[2]));
    }

    private double[] lab() {
        double red = LINEAR[rgb >> 16];
        double green = LINEAR[rgb >> 8 & 0xFF];
        double blue = LINEAR[rgb & 0xFF];
        double l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
        double m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
        double s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }

    private static double[] linear(double lightness, double a, double b) {
        double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s
        };
    }

    private static boolean isOnScreen(double[] linear) {
        for (double part : linear) {
            if (part < -0.0005 || part > 1.0005) {
                return false;
            }
        }
        return true;
    }

    private static int coded(double linear) {
        double part = Math.min(1, Math.max(0, linear));
        double coded = part <= 0.0031308 ? part * 12.92 : 1.055 * Math.pow(part, 1 / 2.4) - 0.055;
        return (int) Math.round(coded * 255);
    }
}
