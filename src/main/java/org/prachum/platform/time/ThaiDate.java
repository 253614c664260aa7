package org.prachum.platform.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads dates as Thai organizations write them: "29 ส.ค. 2568".
 *
 * <p>The year is of the Buddhist era, 543 ahead; one below 2400 can only be meant as a Gregorian year. Months are
 * abbreviated or in full, and one that is not known is an error: a meeting in the wrong month is worse than none.
 */
public final class ThaiDate {

    private static final int BUDDHIST_ERA = 543;
    private static final int FIRST_BUDDHIST_YEAR = 2400;
    private static final Pattern DATE = Pattern.compile("(\\d{1,2})\\s*([ก-๎.]+)\\s*(?:พ\\.ศ\\.|ค\\.ศ\\.)?\\s*(\\d{4})");
    private static final String[] MONTHS = {
        "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
        "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม"
    };
    private static final String[] ABBREVIATIONS = {
        "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค."
    };
    private static final Map<String, Integer> MONTH_BY_NAME = monthByName();

    private ThaiDate() {}

    /**
     * Day, month and year, spaces between them or not, in Arabic or Thai digits.
     *
     * @throws DateTimeException when the text is no such date, its month is unknown, or the day does not exist
     */
    public static LocalDate parse(String text) {
        var date = DATE.matcher(inArabicDigits(text.strip()));
        if (!date.matches()) {
            throw new DateTimeException("Not a Thai date: " + text);
        }
        var month = MONTH_BY_NAME.get(plain(date.group(2)));
        if (month == null) {
            throw new DateTimeException("Not a Thai month: " + date.group(2));
        }
        int year = Integer.parseInt(date.group(3));
        return LocalDate.of(
                year < FIRST_BUDDHIST_YEAR ? year : year - BUDDHIST_ERA, month, Integer.parseInt(date.group(1)));
    }

    private static String inArabicDigits(String text) {
        var digits = new StringBuilder(text.length());
        text.chars().forEach(c -> digits.append(c >= '๐' && c <= '๙' ? (char) (c - '๐' + '0') : (char) c));
        return digits.toString();
    }

    /** Full stops are often left out, or the last one is. */
    private static String plain(String month) {
        return month.replace(".", "");
    }

    private static Map<String, Integer> monthByName() {
        var byName = new HashMap<String, Integer>();
        for (int i = 0; i < 12; i++) {
            byName.put(plain(MONTHS[i]), i + 1);
            byName.put(plain(ABBREVIATIONS[i]), i + 1);
        }
        return Map.copyOf(byName);
    }
}
