package org.prachum.checkin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.prachum.registration.Stage;
import org.prachum.testing.Client;
import org.prachum.testing.World;

/** The sheet and the badges, read back from their files; with a picture of each. */
class PrintIT {

    private static final Path PICTURES = Path.of("target", "pages");

    Stage stage = new Stage();
    Client ann = stage.world().signedIn("ann");

    @Test
    void theSheetIsBySectionWithHeadingsOnEachPageAndNumbered() {
        int meeting = stage.meeting("Town hall");
        crowd(meeting, 60);
        List<String> pages = Pdfs.texts(ann.open(sheet(meeting)));

        assertThat(pages).hasSize(3);
        for (int page = 0; page < pages.size(); page++) {
            assertThat(pages.get(page)).contains("Town hall", "Number", "Name", "Signature", "Page " + (page + 1) + " of 3");
        }
        String all = String.join("\n", pages);
        for (int i = 1; i <= 60; i++) {
            assertThat(all.split("Person %03d\\b".formatted(i), -1)).hasSize(2);
        }
        assertThat(all.indexOf("\nA\n")).isBetween(0, all.indexOf("\nB\n"));
        assertThat(pages.get(1)).contains("A (continued)");
        assertThat(pages.get(pages.size() - 1)).contains("Walk-ins");
    }

    @Test
    void theSheetSpeaksTheReadersLanguage() {
        int meeting = stage.meeting("Общее собрание");
        person(meeting, "1", "Ольга Смирнова", "Отдел кадров");
        person(meeting, "2", "กตัญญู น้ำทิพย์", "ปิ่นเก้า");
        String russian = Pdfs.texts(ann.cookie("lang", "ru").open(sheet(meeting))).get(0);

        assertThat(russian).contains("Общее собрание", "Ольга Смирнова", "Отдел кадров", "Подпись", "Страница 1 из 1");
        Pdfs.picture(ann.cookie("lang", "th").open(sheet(meeting)), 0, PICTURES.resolve("sign-in-sheet-th.png"));
        assertThat(ann.open(sheet(meeting)).headers().firstValue("Content-Disposition")).hasValue("inline; filename=\"sign-in-sheet-1.pdf\"");
    }

    @Test
    void badgesAreTenOnASheetEachWithACodeOfItsOwn() {
        int meeting = stage.meeting("การประชุมใหญ่สามัญประจำปีของบริษัทเอ็นจิเนียริ่ง จำกัด (มหาชน)");
        crowd(meeting, 9);
        person(meeting, "777", "Dr. Maximiliane-Theodora von und zu Hohenlohe-Waldenburg-Schillingsfürst", "Öffentlichkeitsarbeit");
        person(meeting, "778", "กตัญญู น้ำทิพย์", "ปิ่นเก้า");
        person(meeting, "779", "Ольга Смирнова", "Отдел кадров");
        List<String> pages = Pdfs.texts(ann.open(badges(meeting)));

        assertThat(pages).hasSize(2);
        assertThat(pages.get(0)).contains("Person 001", "Acme Engineering").doesNotContain("Ольга");
        assertThat(pages.get(1)).contains("Смирнова");
        List<String> codes = Pdfs.codes(ann.open(badges(meeting)));
        assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.matches("[0-9A-Z]{64}"));
        Pdfs.picture(ann.open(badges(meeting)), 0, PICTURES.resolve("badges-1.png"));
        Pdfs.picture(ann.open(badges(meeting)), 1, PICTURES.resolve("badges-2.png"));
    }

    /** Ten scripts on one sheet: letters, and the same when it is searched or copied. */
    @Test
    void colleaguesFromElsewhereAreOnBothByName() {
        int meeting = stage.meeting("Региональное совещание");
        List<String> names = List.of(
                "王小明", "山田太郎", "김민준", "محمد علي", "ສົມພອນ ວົງສາ", "សុខា ចាន់", "အောင်ဆန်းစုကြည်", "अमित कुमार", "Ольга Смирнова", "กตัญญู น้ำทิพย์");
        for (int i = 0; i < names.size(); i++) {
            person(meeting, "10" + i, names.get(i), "ฝ่าย A");
        }

        assertThat(Pdfs.said(ann.open(sheet(meeting)))).containsAll(names);
        assertThat(Pdfs.said(ann.open(badges(meeting)))).containsAll(names);
        Pdfs.picture(ann.open(sheet(meeting)), 0, PICTURES.resolve("sign-in-sheet-scripts.png"));
        Pdfs.picture(ann.open(badges(meeting)), 0, PICTURES.resolve("badges-scripts.png"));
        Pdfs.keep(ann.open(sheet(meeting)), PICTURES.resolve("sign-in-sheet-scripts.pdf"));
    }

    @Test
    void whatCannotBePrintedIsSaidBeforeItIsPrinted() {
        int meeting = stage.meeting("Board");
        person(meeting, "1", "Person 001", "");
        person(meeting, "2", "Zoë 🎉", "");

        String warned = ann.get(badges(meeting)).header("Location");
        assertThat(warned).endsWith("/organizer/meeting/" + meeting + "/print?file=badges");
        assertThat(ann.get(sheet(meeting)).header("Location")).endsWith("/organizer/meeting/" + meeting + "/print?file=sign-in-sheet");
        String page = ann.get("/organizer/meeting/" + meeting + "/print?file=badges").body();
        assertThat(page).contains("Zoë 🎉", "This name contains characters").doesNotContain("Person 001");
        assertThat(ann.get(badges(meeting) + "?registration=" + id("Person 001")).status()).isEqualTo(200);
        assertThat(String.join("", Pdfs.texts(ann.open(badges(meeting) + "?anyway=true")))).contains("Zoë", "Person 001");
        assertThat(ann.get("/organizer/meeting/" + meeting + "/print?file=other").status()).isEqualTo(404);
    }

    @Test
    void oneOrSomeCanBeChosen() {
        int meeting = stage.meeting("Board");
        int other = stage.meeting("Other");
        crowd(meeting, 3);
        person(other, "9", "Stranger", "");
        String one = id("Person 001");
        String two = id("Person 002");

        String some = String.join("", Pdfs.texts(ann.open(
                badges(meeting) + "?registration=" + one + "&registration=" + two + "&registration=" + id("Stranger"))));
        assertThat(some).contains("Person 001", "Person 002").doesNotContain("Person 003", "Stranger");
        assertThat(Pdfs.texts(ann.open(badges(meeting) + "?registration=" + id("Stranger"))).get(0)).contains("Nobody is registered.");
        assertThat(ann.get(badges(meeting) + "?registration=x").status()).isEqualTo(404);
    }

    /** Pages are stored as they are done, so 5,000 people are a file of a few hundred pages and not a server that is out of memory. */
    @Test
    void fiveThousandPeopleArePrinted() {
        int meeting = stage.meeting("Congress");
        crowd(meeting, 5_000);
        List<String> pages = Pdfs.texts(ann.open(sheet(meeting)));

        assertThat(pages).hasSizeBetween(200, 300);
        assertThat(pages.get(pages.size() - 1)).contains("Page " + pages.size() + " of " + pages.size());
        assertThat(String.join("", pages).split("Person ", -1)).hasSize(5_001);
    }

    @Test
    void takingTheListOutOfTheHouseIsNoted() {
        int meeting = stage.meeting("Board");
        ann.open(sheet(meeting));
        ann.open(badges(meeting));

        assertThat(World.text("select string_agg(details::jsonb ->> 'file', ' ' order by details::jsonb ->> 'file') from audit_entry "
                + "where tenant_id = ? and verb = 'export.downloaded'", stage.world().id())).isEqualTo("badges sign-in-sheet");
        assertThat(ann.get("/admin/audit").body()).contains("downloaded the list of “Board” (pdf)");
    }

    /** In two sections, A and B in turn. */
    private void crowd(int meeting, int people) {
        stage.world().sql("insert into registration (tenant_id, meeting_id, number, number_key, name, section, position) "
                        + "select m.tenant_id, m.id, n::text, n::text, 'Person ' || lpad(n::text, 3, '0'), "
                        + "case when n % 2 = 0 then 'A' else 'B' end, case when n % 3 = 0 then 'Engineer' else '' end "
                        + "from meeting m, generate_series(1, ?) n where m.tenant_id = ? and m.number = ?",
                people, stage.world().id(), meeting);
    }

    private void person(int meeting, String number, String name, String section) {
        stage.world().sql("insert into registration (tenant_id, meeting_id, number, number_key, name, section) "
                        + "select tenant_id, id, ?, ?, ?, ? from meeting where tenant_id = ? and number = ?",
                number, number, name, section, stage.world().id(), meeting);
    }

    private String id(String name) {
        return World.text("select id from registration where tenant_id = ? and name = ?", stage.world().id(), name);
    }

    private static String sheet(int meeting) {
        return "/organizer/meeting/" + meeting + "/sign-in-sheet.pdf";
    }

    private static String badges(int meeting) {
        return "/organizer/meeting/" + meeting + "/badges.pdf";
    }
}
