package org.prachum.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom คุณ is said to. */
class ThaiTitlesTest {

    @ParameterizedTest
    @ValueSource(strings = {
        "นายสมชาย ใจดี", "นาย สมชาย ใจดี", "นางสมศรี ใจดี", "นางสาวสมใจ ใจดี", "น.ส.สมใจ ใจดี", "น.ส. สมใจ", "นส.สมใจ", "ด.ช.ก้อง", "ด.ญ.แก้ว",
        "เด็กชายก้อง", "เด็กหญิงแก้ว", "คุณสมชาย", "คุณหญิงสมศรี", "ท่านผู้หญิงสมศรี", "ดร.สมชาย", "ดร. สมชาย", "ศ.ดร.สมชาย", "รศ.สมชาย", "ผศ.ดร.สมชาย", "อ.สมชาย",
        "ศาสตราจารย์สมชาย", "รองศาสตราจารย์ ดร.สมชาย", "ผู้ช่วยศาสตราจารย์สมชาย", "อาจารย์สมชาย", "นพ.สมชาย", "พญ.สมศรี", "ทพ.สมชาย", "ทพญ.สมศรี", "ภก.สมชาย",
        "ภญ.สมศรี", "น.สพ.สมชาย", "นายแพทย์สมชาย", "แพทย์หญิงสมศรี", "พล.อ.สมชาย", "พล.ท.สมชาย", "พล.ต.สมชาย", "พล.ต.อ.สมชาย", "พล.ร.อ.สมชาย", "พล.อ.อ.สมชาย",
        "พ.อ.สมชาย", "พ.ต.ท.หญิงสมศรี", "ร.ต.อ.สมชาย", "ว่าที่ ร.ต.สมชาย", "ว่าที่ร้อยตรีสมชาย", "จ.ส.อ.สมชาย", "ด.ต.สมชาย", "ส.ต.ต.สมชาย", "น.อ.สมชาย", "ร้อยเอกสมชาย",
        "พลตรีสมชาย", "พันตำรวจเอกสมชาย", "ม.ร.ว.สมชาย", "ม.ล.สมชาย", "หม่อมหลวงสมชาย", "พระมหาสมชาย", "Mr. John Smith", "Mrs Smith", "Dr. Smith", "Ms. Lee"
    })
    void notToWhoeverHasATitle(String name) {
        assertThat(ThaiTitles.addressed(name)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "สมชาย ใจดี", "นายิกา ใจดี", "นางิ", "Nok Srisai", "Mrinal Sen", "Drew Barry", "Mischa", "Иван Петров", "ณัฐ", "คุณากร ใจดี"
    })
    void toEverybodyElse(String name) {
        assertThat(ThaiTitles.addressed(name)).isEqualTo("คุณ" + name);
    }

    /** One place for mails and pages: the sentence says คุณ, and who has a title is not called so. */
    @Test
    void aSentenceKnows() {
        Words words = new Words();
        String greeting = "registration.mail.greeting";
        assertThat(words.say(Language.TH, greeting, Map.of("name", "สมชาย ใจดี"))).isEqualTo("เรียน คุณสมชาย ใจดี");
        assertThat(words.say(Language.TH, greeting, Map.of("name", "นางสาวสมใจ ใจดี"))).isEqualTo("เรียน นางสาวสมใจ ใจดี");
        assertThat(words.say(Language.TH, "registration.ticket.title", Map.of("named", "yes", "name", "พล.ต.สมชาย"))).isEqualTo("ลงทะเบียนแล้ว พล.ต.สมชาย");
        assertThat(words.say(Language.EN, greeting, Map.of("name", "นางสาวสมใจ"))).isEqualTo("Hello นางสาวสมใจ,");
    }
}
