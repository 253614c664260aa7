package org.prachum.platform.time;

import static java.time.Instant.parse;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentsTest {

    static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    static final Instant THREE = parse("2026-11-20T08:00:00Z");
    static final Instant HALF_PAST_FOUR = parse("2026-11-20T09:30:00Z");
    static final Instant TEN_AT_NIGHT = parse("2026-11-20T15:00:00Z");
    static final Instant TWO_NEXT_MORNING = parse("2026-11-20T19:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "en, Friday 20 November 2026",
        "fr, vendredi 20 novembre 2026",
        "ru, 'пятница, 20 ноября 2026 г.'",
        "th, วันศุกร์ที่ 20 พฤศจิกายน พ.ศ. 2569",
        "de, Friday 20 November 2026"
    })
    void aLongDateHasItsWeekday(String language, String expected) {
        assertThat(in(language).longDate(THREE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"en, 20 Nov 2026", "fr, 20 nov. 2026", "ru, 20 нояб. 2026 г.", "th, 20 พ.ย. 2569"})
    void aShortDateHasItsYear(String language, String expected) {
        assertThat(in(language).shortDate(THREE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"en, 20 Nov", "fr, 20 nov.", "ru, 20 нояб.", "th, 20 พ.ย."})
    void aDayHasItsMonth(String language, String expected) {
        assertThat(in(language).dayAndMonth(THREE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "en, '20 Nov 2026, 15:00'",
        "fr, '20 nov. 2026, 15:00'",
        "ru, '20 нояб. 2026 г., 15:00'",
        "th, 20 พ.ย. 2569 15:00 น."
    })
    void aMomentHasItsTime(String language, String expected) {
        assertThat(in(language).dateTime(THREE)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Fri 20 Nov, 15:00–16:30'",
        "fr, 'ven. 20 nov., 15:00–16:30'",
        "ru, 'пт, 20 нояб., 15:00–16:30'",
        "th, ศ. 20 พ.ย. 15:00–16:30 น."
    })
    void aRangeWithinADaySaysTheDayOnce(String language, String expected) {
        assertThat(in(language).range(THREE, HALF_PAST_FOUR)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "en, 'Fri 20 Nov, 22:00 – Sat 21 Nov, 02:00'",
        "fr, 'ven. 20 nov., 22:00 – sam. 21 nov., 02:00'",
        "ru, 'пт, 20 нояб., 22:00 – сб, 21 нояб., 02:00'",
        "th, ศ. 20 พ.ย. 22:00 น. – ส. 21 พ.ย. 02:00 น."
    })
    void aRangeAcrossDaysSaysBoth(String language, String expected) {
        assertThat(in(language).range(TEN_AT_NIGHT, TWO_NEXT_MORNING)).isEqualTo(expected);
    }

    @Test
    void theFirstIsAnOrdinalInFrenchOnly() {
        var first = parse("2026-11-01T08:00:00Z");

        assertThat(in("fr").longDate(first)).isEqualTo("dimanche 1er novembre 2026");
        assertThat(in("fr").dayAndMonth(first)).isEqualTo("1er nov.");
        assertThat(in("en").dayAndMonth(first)).isEqualTo("1 Nov");
    }

    @Test
    void theZoneDecidesTheDay() {
        var moments = Moments.in(Locale.ENGLISH, ZoneId.of("America/New_York"));

        assertThat(moments.range(TEN_AT_NIGHT, TWO_NEXT_MORNING)).isEqualTo("Fri 20 Nov, 10:00–14:00");
        assertThat(Moments.in(Locale.ENGLISH, BANGKOK).time(TWO_NEXT_MORNING)).isEqualTo("02:00");
    }

    @Test
    void neitherRegionNorSystemLanguageChangesAnything() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("th-TH-u-ca-buddhist-nu-thai"));

            assertThat(in("th-TH").shortDate(THREE)).isEqualTo("20 พ.ย. 2569");
            assertThat(in("en-TH").shortDate(THREE)).isEqualTo("20 Nov 2026");
            assertThat(in("en-US").time(THREE)).isEqualTo("15:00");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Moments in(String language) {
        return Moments.in(Locale.forLanguageTag(language), BANGKOK);
    }
}
