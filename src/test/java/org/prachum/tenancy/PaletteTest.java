package org.prachum.tenancy;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaletteTest {

    static final Path TOKENS = Path.of("src/main/webapp/assets/tokens.css");

    @Test
    void everyColourKeepsEveryPromise() {
        for (var primary : grid()) {
            var palette = Palette.of(primary.hex());
            check(primary, palette.light(), Palette.Surfaces.LIGHT);
            check(primary, palette.dark(), Palette.Surfaces.DARK);
        }
    }

    private static void check(Colour primary, Palette.Scheme scheme, Palette.Surfaces surfaces) {
        for (var surface : surfaces.all()) {
            ratio(primary, "brand", scheme.brand(), surface, 3);
            ratio(primary, "accent", scheme.accent(), surface, 3);
            ratio(primary, "deep", scheme.brandDeep(), surface, 4.5);
        }
        ratio(primary, "ink", scheme.brandInk(), scheme.brand(), 4.5);
        ratio(primary, "ink on hover", scheme.brandInk(), scheme.brandHover(), 4.5);
        ratio(primary, "ink on active", scheme.brandInk(), scheme.brandActive(), 4.5);
        ratio(primary, "deep on soft", scheme.brandDeep(), scheme.brandSoft(), 4.5);
        ratio(primary, "subtle ink", scheme.brandSubtleInk(), scheme.brandSubtle(), 4.5);
        ratio(primary, "page ink on soft", surfaces.ink, scheme.brandSoft(), 4.5);
        ratio(primary, "second page ink on soft", surfaces.ink2, scheme.brandSoft(), 4.5);
        ratio(primary, "page ink on subtle", surfaces.ink, scheme.brandSubtle(), 4.5);
    }

    private static void ratio(Colour primary, String what, Colour colour, Colour background, double least) {
        if (colour.contrast(background) < least) {
            throw new AssertionError("%s of %s: %s on %s is %.3f"
                    .formatted(what, primary.hex(), colour.hex(), background.hex(), colour.contrast(background)));
        }
    }

    @Test
    void aColourIsLeftAloneExactlyWhenItStandsOutOnLight() {
        for (var primary : grid()) {
            boolean standsOut = Palette.Surfaces.LIGHT.all().stream().allMatch(on -> primary.contrast(on) >= 3);

            assertThat(Palette.of(primary.hex()).corrected()).isEqualTo(!standsOut);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "#0B6E4F, #0b6e4f, false, #ffffff",
        "#8a1538, #8a1538, false, #ffffff",
        "#ffd200, #a58700, true, #000000",
        "#ffffff, #8a8a8a, true, #000000",
        "#000000, #000000, false, #ffffff"
    })
    void saysWhatStandsInForAColour(String given, String brand, boolean corrected, String ink) {
        var palette = Palette.of(given);

        assertThat(palette.given()).isEqualTo(given.toLowerCase());
        assertThat(palette.brand()).isEqualTo(brand);
        assertThat(palette.corrected()).isEqualTo(corrected);
        assertThat(palette.brandInk()).isEqualTo(ink);
    }

    @Test
    void theAccentIsCorrectedByItself() {
        var palette = Palette.of("#0b6e4f", "#ffe680");

        assertThat(palette.corrected()).isFalse();
        assertThat(palette.accentCorrected()).isTrue();
        assertThat(palette.accent()).isNotEqualTo("#ffe680");
    }

    @Test
    void theDeepColourCanBeReadOnPaper() {
        for (var primary : grid()) {
            assertThat(Palette.of(primary.hex()).light().brandDeep().contrast(Colour.WHITE)).isGreaterThan(4.5);
        }
    }

    @Test
    void pressingAButtonIsSeen() {
        for (var primary : grid()) {
            var light = Palette.of(primary.hex()).light();
            if (primary.rgb() != 0) {
                assertThat(light.brandHover()).isNotEqualTo(light.brand());
                assertThat(light.brandActive()).isNotEqualTo(light.brand());
            }
        }
    }

    @Test
    void theStyleSheetSaysBothSchemesAndNothingElse() {
        assertThat(Palette.of("#0b6e4f", "#c8553d").css())
                .matches(
                        """
                        :root,:root\\[data-scheme="light"]\\{PROPERTIES}
                        @media screen and \\(prefers-color-scheme: dark\\)\\{:root:not\\(\\[data-scheme="light"]\\)\\{PROPERTIES}}
                        @media screen\\{:root\\[data-scheme="dark"]\\{PROPERTIES}}
                        """
                                .replace(
                                        "PROPERTIES",
                                        "--brand:HEX;--brand-ink:HEX;--brand-soft:HEX;--brand-deep:HEX;--brand-hover:HEX;"
                                                + "--brand-active:HEX;--brand-subtle:HEX;--brand-subtle-ink:HEX;"
                                                + "--accent:HEX")
                                .replace("HEX", "#[0-9a-f]{6}"));
        assertThat(Palette.of("#0b6e4f", "#c8553d").css())
                .startsWith(":root,:root[data-scheme=\"light\"]{--brand:#0b6e4f;--brand-ink:#ffffff;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "red", "#fff", "0b6e4f", "#0b6e4f;}", "#0b6e4g", "#0b6e4f\n", "url(x)", "#٠٠٠٠٠٠"})
    void refusesWhatIsNoColour(String text) {
        assertThatThrownBy(() -> Palette.of(text)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Palette.of("#0b6e4f", text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"#000000,#ffffff,21", "#777777,#ffffff,4.48", "#0b6e4f,#ffffff,6.25", "#ff0000,#ffffff,4.0"})
    void contrastIsThatOfTheGuidelines(String one, String other, double ratio) {
        assertThat(Colour.of(one).contrast(Colour.of(other))).isCloseTo(ratio, within(0.05));
    }

    @Test
    void aColourAtItsOwnLightnessIsItself() {
        for (var colour : grid()) {
            var same = colour.at(colour.lightness(), 1);

            assertThat(distance(colour, same)).as("%s became %s", colour.hex(), same.hex()).isLessThanOrEqualTo(3);
        }
    }

    @Test
    void thePagesHaveTheSurfacesThatAreReckonedWith() throws IOException {
        var css = Files.readString(TOKENS);

        assertThat(surfaces(css.substring(0, css.indexOf("@media screen and (prefers-color-scheme: dark)"))))
                .isEqualTo(surfaces(Palette.Surfaces.LIGHT));
        assertThat(surfaces(css.substring(css.indexOf("[data-scheme=\"dark\"]"))))
                .isEqualTo(surfaces(Palette.Surfaces.DARK));
    }

    private static Map<String, String> surfaces(String css) {
        return Pattern.compile("--(paper|card|raise|wash|ink|ink-2): (#[0-9a-f]{6});")
                .matcher(css)
                .results()
                .collect(toMap(match -> match.group(1), match -> match.group(2)));
    }

    private static Map<String, String> surfaces(Palette.Surfaces surfaces) {
        return Map.of(
                "paper", surfaces.paper.hex(),
                "card", surfaces.card.hex(),
                "raise", surfaces.raise.hex(),
                "wash", surfaces.wash.hex(),
                "ink", surfaces.ink.hex(),
                "ink-2", surfaces.ink2.hex());
    }

    private static List<Colour> grid() {
        var colours = new ArrayList<Colour>();
        for (int red = 0; red < 256; red += 15) {
            for (int green = 0; green < 256; green += 15) {
                for (int blue = 0; blue < 256; blue += 15) {
                    colours.add(new Colour(red << 16 | green << 8 | blue));
                }
            }
        }
        return colours;
    }

    private static int distance(Colour one, Colour other) {
        int red = Math.abs((one.rgb() >> 16) - (other.rgb() >> 16));
        int green = Math.abs((one.rgb() >> 8 & 0xFF) - (other.rgb() >> 8 & 0xFF));
        return Math.max(Math.max(red, green), Math.abs((one.rgb() & 0xFF) - (other.rgb() & 0xFF)));
    }
}
