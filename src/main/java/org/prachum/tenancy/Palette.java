package org.prachum.tenancy;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every colour an organization's pages need, from the one it chose.
 *
 * <p>People choose colours by looks and cannot be asked to compute contrasts, so what would be illegible is corrected
 * and {@linkplain #corrected() said so}. For light and dark alike, against the paper and the cards of {@code
 * tokens.css}, it holds that
 *
 * <ul>
 *   <li>{@code --brand} and {@code --accent} stand out by 3:1 as borders, focus rings and controls (WCAG 2.2, 1.4.11);
 *   <li>{@code --brand-ink} is read at 4.5:1 on {@code --brand}, {@code --brand-hover} and {@code --brand-active}
 *       (1.4.3);
 *   <li>{@code --brand-deep}, the brand as text and links, is read at 4.5:1 on paper, cards, raised and washed surfaces
 *       and {@code --brand-soft};
 *   <li>{@code --brand-subtle-ink} is read at 4.5:1 on {@code --brand-subtle};
 *   <li>the pages' own two inks are read at 4.5:1 on {@code --brand-soft}, the first on {@code --brand-subtle} too.
 * </ul>
 */
public final class Palette {

    /** For controls, borders and pictures: WCAG 2.2, 1.4.11 Non-text Contrast, AA. */
    static final double CONTROL = 3.0;

    /** For text: WCAG 2.2, 1.4.3 Contrast (Minimum), AA. */
    static final double TEXT = 4.5;

    private final Colour given;
    private final Colour givenAccent;
    private final Scheme light;
    private final Scheme dark;

    private Palette(Colour given, Colour givenAccent) {
        this.given = given;
        this.givenAccent = givenAccent;
        this.light = Scheme.of(Surfaces.LIGHT, given, givenAccent);
        this.dark = Scheme.of(Surfaces.DARK, given, givenAccent);
    }

    /**
     * From one colour, which is the accent as well.
     *
     * @throws IllegalArgumentException when it is not {@code #rrggbb}
     */
    public static Palette of(String primary) {
        return of(primary, primary);
    }

    /**
     * From a colour and an accent.
     *
     * @throws IllegalArgumentException when one of them is not {@code #rrggbb}
     */
    public static Palette of(String primary, String accent) {
        return new Palette(Colour.of(primary), Colour.of(accent));
    }

    /** Whether the chosen colour was too pale for buttons and borders on light pages, and another stands in. */
    public boolean corrected() {
        return !light.brand.equals(given);
    }

    /** Whether the chosen accent was too pale on light pages. */
    public boolean accentCorrected() {
        return !light.accent.equals(givenAccent);
    }

    /** The colour that was chosen, {@code #rrggbb} in lower case. */
    public String given() {
        return given.hex();
    }

    /** The chosen colour, or on light pages what stands in for it. */
    public String brand() {
        return light.brand.hex();
    }

    /** Black or white, to be read on {@link #brand()}. */
    public String brandInk() {
        return light.brandInk.hex();
    }

    /** The chosen accent, or on light pages what stands in for it. */
    public String accent() {
        return light.accent.hex();
    }

    /** The brand on dark pages. */
    public String darkBrand() {
        return dark.brand.hex();
    }

    /**
     * A style sheet that sets the custom properties for light, for dark where the system asks for it, and for whoever
     * chose with {@code data-scheme}. To be loaded after {@code tokens.css}; paper is printed light.
     */
    public String css() {
        return ":root,:root[data-scheme=\"light\"]{" + light.properties() + "}\n"
                + "@media screen and (prefers-color-scheme: dark){:root:not([data-scheme=\"light\"]){"
                + dark.properties() + "}}\n"
                + "@media screen{:root[data-scheme=\"dark\"]{" + dark.properties() + "}}\n";
    }

    /** The light or the dark scheme's colours, as properties of CSS by their names in {@code tokens.css}. */
    public String properties(boolean inTheDark) {
        return (inTheDark ? dark : light).properties();
    }

    Scheme light() {
        return light;
    }

    Scheme dark() {
        return dark;
    }

    /** What a scheme's colours are seen on; the values of {@code tokens.css}. */
    enum Surfaces {
        LIGHT("#f6f5f2", "#ffffff", "#ffffff", "#f1efeb", "#1d1f21", "#55595e"),
        DARK("#131516", "#1c1f21", "#25292c", "#23272a", "#eceae6", "#b2b6ba");

        final Colour paper;
        final Colour card;
        final Colour raise;
        final Colour wash;
        final Colour ink;
        final Colour ink2;

        Surfaces(String paper, String card, String raise, String wash, String ink, String ink2) {
            this.paper = Colour.of(paper);
            this.card = Colour.of(card);
            this.raise = Colour.of(raise);
            this.wash = Colour.of(wash);
            this.ink = Colour.of(ink);
            this.ink2 = Colour.of(ink2);
        }

        List<Colour> all() {
            return List.of(paper, card, raise, wash);
        }

        /** The direction in which a colour stands out more: towards black on light, towards white on dark. */
        double away() {
            return this == LIGHT ? 0 : 1;
        }
    }

    /** The colours of one scheme. */
    record Scheme(
            Colour brand,
            Colour brandInk,
            Colour brandSoft,
            Colour brandDeep,
            Colour brandHover,
            Colour brandActive,
            Colour brandSubtle,
            Colour brandSubtleInk,
            Colour accent) {

        private static final double HOVER = 0.05;
        private static final double ACTIVE = 0.10;

        static Scheme of(Surfaces surfaces, Colour given, Colour givenAccent) {
            boolean light = surfaces == Surfaces.LIGHT;
            var brand = standingOut(given, surfaces.away(), CONTROL, surfaces.all());
            var ink = brand.ink();
            // Away from its ink, so that the words on a button that is pressed are read better, not worse.
            double pressed = ink.equals(Colour.WHITE) ? -1 : 1;
            var soft = given.at(light ? 0.955 : 0.29, light ? 0.18 : 0.35);
            var subtle = given.at(light ? 0.915 : 0.35, light ? 0.3 : 0.45);
            var read = Stream.concat(surfaces.all().stream(), Stream.of(soft)).toList();
            var deep = standingOut(given.at(light ? 0.42 : 0.84, 1), surfaces.away(), TEXT, read);
            return new Scheme(
                    brand,
                    ink,
                    soft,
                    deep,
                    moved(brand, pressed * HOVER),
                    moved(brand, pressed * ACTIVE),
                    subtle,
                    standingOut(given.at(light ? 0.36 : 0.9, 1), surfaces.away(), TEXT, List.of(subtle)),
                    standingOut(givenAccent, surfaces.away(), CONTROL, surfaces.all()));
        }

        /** The colour itself when it stands out enough; else the nearest lightness at which it does. */
        private static Colour standingOut(Colour colour, double away, double ratio, List<Colour> backgrounds) {
            if (standsOut(colour, ratio, backgrounds)) {
                return colour;
            }
            double near = colour.lightness();
            double far = away;
            for (int i = 0; i < 9; i++) {
                double middle = (near + far) / 2;
                if (standsOut(colour.at(middle, 1), ratio, backgrounds)) {
                    far = middle;
                } else {
                    near = middle;
                }
            }
            return colour.at(far, 1);
        }

        private static boolean standsOut(Colour colour, double ratio, List<Colour> backgrounds) {
            return backgrounds.stream().allMatch(background -> colour.contrast(background) >= ratio);
        }

        private static Colour moved(Colour colour, double by) {
            return colour.at(Math.min(1, Math.max(0, colour.lightness() + by)), 1);
        }

        String properties() {
            return "--brand:%s;--brand-ink:%s;--brand-soft:%s;--brand-deep:%s;--brand-hover:%s;--brand-active:%s;"
                            .formatted(
                                    brand.hex(),
                                    brandInk.hex(),
                                    brandSoft.hex(),
                                    brandDeep.hex(),
                                    brandHover.hex(),
                                    brandActive.hex())
                    + "--brand-subtle:%s;--brand-subtle-ink:%s;--accent:%s"
                            .formatted(brandSubtle.hex(), brandSubtleInk.hex(), accent.hex());
        }
    }
}
