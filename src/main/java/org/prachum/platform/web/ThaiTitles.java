package org.prachum.platform.web;

import java.util.regex.Pattern;

/**
 * How somebody is addressed in Thai: คุณ before a name, but not before one that begins with a title already, as names of a directory often
 * do: นายสมชาย, ดร.สมชาย, พล.ต.สมชาย.
 */
final class ThaiTitles {

    /**
     * A word that is a title where nothing joins it to a longer syllable: นายสมชาย has one, นายิกา is a name. Some names begin as a title does
     * and go on with a consonant, such as พระพาย; whoever has one is addressed by the name alone, which is polite too.
     */
    private static final String WORDS = String.join(
            "|",
            "นางสาว", "นาง", "นาย", "เด็กชาย", "เด็กหญิง", "คุณหญิง", "คุณ", "ท่านผู้หญิง", "ท่าน",
            "ศาสตราจารย์", "รองศาสตราจารย์", "ผู้ช่วยศาสตราจารย์", "อาจารย์", "ด็อกเตอร์", "ดอกเตอร์",
            "นายแพทย์", "แพทย์หญิง", "ทันตแพทย์", "สัตวแพทย์", "เภสัชกร",
            "หม่อมเจ้า", "หม่อมราชวงศ์", "หม่อมหลวง", "หม่อม", "พระ", "สามเณร", "แม่ชี", "ว่าที่",
            "พลเอก", "พลโท", "พลตรี", "พันเอก", "พันโท", "พันตรี", "ร้อยเอก", "ร้อยโท", "ร้อยตรี", "จ่าสิบ", "สิบเอก", "สิบโท", "สิบตรี", "พลทหาร",
            "พลเรือ", "พลอากาศ", "นาวา", "เรือเอก", "เรือโท", "เรือตรี", "เรืออากาศ", "พันจ่า", "จ่าเอก", "จ่าโท", "จ่าตรี",
            "พลตำรวจ", "พันตำรวจ", "ร้อยตำรวจ", "ดาบตำรวจ", "จ่าสิบตำรวจ", "สิบตำรวจ");

    /** Signs that belong to the consonant before them. */
    private static final String GOES_ON = "(?![\\u0E30-\\u0E3A\\u0E45\\u0E47-\\u0E4E])";

    /** No name begins with a short form, all ranks and degrees do: ดร., ผศ.ดร., พล.ต., น.ส., ม.ล. */
    private static final String SHORT = "[\\u0E01-\\u0E2E\\u0E40-\\u0E44\\u0E30-\\u0E39\\u0E47-\\u0E4E]{1,5}\\.";

    private static final String LATIN = "(?i:mr|mrs|ms|miss|dr|prof|khun)\\b\\.?";

    private static final Pattern TITLE = Pattern.compile("(?:(?:" + WORDS + ")" + GOES_ON + "|" + SHORT + "|" + LATIN + ").*", Pattern.DOTALL);

    private ThaiTitles() {}

    /** The name as it is addressed. */
    static String addressed(String name) {
        return TITLE.matcher(name.strip()).matches() ? name : "คุณ" + name;
    }
}
