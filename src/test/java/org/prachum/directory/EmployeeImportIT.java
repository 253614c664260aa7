package org.prachum.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.prachum.directory.ImportDesk.counts;
import static org.prachum.directory.ImportDesk.problems;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.prachum.platform.files.SheetWriter;
import org.prachum.platform.web.Language;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.Statements;
import org.prachum.testing.World;

class EmployeeImportIT {

    private static final int MANY =
            Integer.parseInt(Optional.ofNullable(System.getenv("PRACHUM_IMPORT_ROWS")).orElse("20000"));

    private static final Pattern ABOUT_PEOPLE =
            Pattern.compile("(?i)\\b(from|into|join|update) (employee|employee_import_row|employee_import_problem)\\b");

    static final String HEADER = "emp_id,emp_name,position,sec_short,cc_name,email,locale";

    World acme = World.create();
    ImportDesk desk = new ImportDesk(acme);

    @Test
    void showsWhatAFileWouldChangeBeforeItDoes() {
        employee("00100001", "Ann Becker", true);
        employee("100002", "Ben Hartley", true);
        employee("100003", "Carol Whyte", true);

        Answer shown = desk.read(
                HEADER,
                "100001,Ann Becker,,,,,",
                "100002,Benjamin Hartley,,,,,",
                "100004,Dan Fry,,,,,",
                ",Nobody,,,,,");
        assertThat(counts(shown)).containsExactly(1, 2, 0, 1, 0, 1);
        assertThat(problems(shown)).isEmpty();
        assertThat(people()).isEqualTo(3);

        Answer done = desk.apply(shown);
        assertThat(counts(done)).containsExactly(1, 2, 0, 0, 0, 1);
        assertThat(people()).isEqualTo(4);
        assertThat(active("Carol Whyte")).isTrue();

        Answer again = desk.read(HEADER, "100001,Ann Becker,,,,,");
        assertThat(counts(again)).containsExactly(0, 0, 1, 3, 0, 0);
    }

    @Test
    void namesEachBadRowAndBothOfTwoRowsWithOneNumber() {
        Answer shown = desk.read(
                HEADER,
                "100001,Ann Becker,,,,ann@acme.example,en",
                "100002,,,,,,",
                "10 __3,Carol Whyte,,,,,",
                "100004,Dan Fry,,,,nobody,xx",
                "0100005,Eve Gill,,,,,",
                "100005,Eve Gill,,,,,");

        assertThat(problems(shown))
                .containsExactly(
                        "3 Name: The name is missing.",
                        "4 Employee number: An employee number has 1 to 20 letters, digits or the signs - . / _",
                        "5 E-mail: This does not look like an e-mail address. The person is imported without it.",
                        "5 E-mail language: The language is not one of th, en, fr, ru. The person is imported without it.",
                        "6 Employee number: Row 7 has the same number. Leading zeros do not matter.",
                        "7 Employee number: Row 6 has the same number. Leading zeros do not matter.");
        assertThat(counts(shown)).containsExactly(2, 0, 0, 0, 4, 0);
        assertThat(shown.between("id=\"cells\">", "</p>")).isEqualTo("2 cells can’t be read and are left out. The people are imported.");
    }

    @Test
    void storesAllOrNothingUnlessBadRowsAreSkipped() {
        Answer shown = desk.read(HEADER, "100001,Ann Becker,,,,,", "100002,,,,,,");

        Answer refused = desk.confirm(shown);
        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.between("<p class=\"notice bad\" role=\"alert\">", "</p>"))
                .isEqualTo("One row has an error. Correct the file, or choose to skip it.");
        assertThat(people()).isZero();

        assertThat(counts(desk.apply(shown, "skip", "yes"))).containsExactly(1, 0, 0, 0, 1, 0);
        assertThat(people()).isEqualTo(1);
    }

    @Test
    void deactivatesWhoIsMissingIfToldToAndTakesThemBackLater() {
        employee("100001", "Ann Becker", true);
        employee("100002", "Ben Hartley", true);
        employee("100003", "Carol Whyte", true);

        Answer shown = desk.read(HEADER, "100001,Ann Becker,,,,,", "0100002,,,,,,");
        assertThat(counts(desk.apply(shown, "missing", "deactivate", "count", "1", "skip", "yes")))
                .containsExactly(0, 0, 1, 1, 1, 0);
        assertThat(active("Ann Becker")).isTrue();
        assertThat(active("Ben Hartley")).as("stands in a bad row, so is not missing").isTrue();
        assertThat(active("Carol Whyte")).isFalse();

        desk.apply(desk.read(HEADER, "100003,Carol Whyte,,,,,"));
        assertThat(active("Carol Whyte")).isTrue();
    }

    @Test
    void keepsAddressesThatAFileOfDocument000DoesNotKnow() {
        desk.apply(desk.read(HEADER, "100001,Ann Becker,Chief,HR,Centre,ann@acme.example,th"));
        Answer shown = desk.read("emp_id,emp_name", "100001,Ann Becker");
        assertThat(shown.between("<p class=\"notice warn\">", "</p>"))
                .startsWith("These columns are not in the file");
        desk.apply(shown);
        assertThat(count("select count(*) from employee where tenant_id = ? and email = 'ann@acme.example' "
                        + "and language = 'th' and position = '' and section_short = ''"))
                .isEqualTo(1);
    }

    @Test
    void readsWindows874AndWorkbooks() throws IOException {
        String thai = "emp_id,emp_name,ส่วนเต็ม\r\n100001,ณัฐชา วารีรักษ์,ส่วนฝึกอบรม";
        desk.apply(desk.read("people.csv", thai.getBytes(Charset.forName("x-windows-874"))));
        assertThat(count("select count(*) from employee where tenant_id = ? and name = 'ณัฐชา วารีรักษ์' "
                        + "and section_full = 'ส่วนฝึกอบรม'"))
                .isEqualTo(1);

        ByteArrayOutputStream workbook = new ByteArrayOutputStream();
        SheetWriter.xlsx(
                workbook,
                "People",
                List.of("Emp_ID ", "EMP_NAME"),
                List.of(List.of("100001", "ณัฐชา วารีรักษ์"), List.of("00100002", "Thomas Okonkwo")));
        Answer shown = desk.read("people.xlsx", workbook.toByteArray());
        assertThat(counts(shown)).containsExactly(1, 1, 0, 0, 0, 0);
    }

    @Test
    void keepsFormulasAndScriptsAsTextAndShowsThemAsText() {
        Answer shown = desk.read(
                HEADER,
                "100001,<script>alert(1)</script>,\"=HYPERLINK(\"\"x\"\")\",,,,",
                "100002,'; drop table employee; --,,,,,");
        assertThat(shown.body()).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script>alert");
        desk.apply(shown);
        assertThat(count("select count(*) from employee where tenant_id = ? and name = '<script>alert(1)</script>' "
                        + "and position = '=HYPERLINK(\"x\")'"))
                .isEqualTo(1);
        assertThat(desk.admin().get("/admin/employees").body())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void asksWhatUnknownColumnsHoldAndRemembersItForTheNextFile() {
        Answer asked = desk.read("Kennung;Wer;Bemerkung", "7;Ann Becker;x", "8;Ben Hartley;");
        assertThat(asked.body()).contains("We couldn’t tell which columns hold the employee number and the name.", "For example: Ann Becker");
        assertThat(asked.body()).doesNotContain("name=\"action\" value=\"apply\"");
        assertThat(desk.confirm(asked).status()).isEqualTo(200);

        Answer shown = desk.readAgain(asked, "column.0", "number", "column.1", "name", "column.2", "");
        assertThat(counts(shown)).containsExactly(2, 0, 0, 0, 0, 0);
        assertThat(shown.between("id=\"left-out\">", "</p>")).isEqualTo("These columns are not imported: Bemerkung.");
        desk.apply(shown);
        assertThat(people()).isEqualTo(2);

        assertThat(counts(desk.read("WER,KENNUNG:", "Carol Whyte,9"))).containsExactly(1, 0, 0, 2, 0, 0);
        assertThat(acme.count("select count(*) from employee_import_heading where tenant_id = ?", acme.id())).isEqualTo(2);
        ImportDesk zebra = new ImportDesk(World.create());
        assertThat(zebra.read("WER,KENNUNG:", "Carol Whyte,9").body()).as("elsewhere").contains("id=\"unmapped\"");
    }

    @Test
    void importsNothingThatWasNotShown() {
        Answer shown = desk.read("emp_id,emp_name,position", "100001,Ann Becker,Chief");
        Answer confirmed = desk.confirm(shown, "column.2", "section_short");
        assertThat(confirmed.header("Location")).endsWith("/admin/import?again=yes");
        Answer again = desk.whenDone();
        assertThat(people()).isZero();
        desk.apply(again, "column.2", "section_short");
        assertThat(count("select count(*) from employee where tenant_id = ? and section_short = 'Chief' and position = ''")).isEqualTo(1);
        assertThat(count("select count(*) from employee_import_piece where tenant_id = ?")).as("kept no longer").isZero();
        assertThat(count("select count(*) from employee_import_column where tenant_id = ?")).isZero();
    }

    @Test
    void saysHowAFileWasReadAndReadsItAsSomebodyChooses() {
        byte[] russian = "emp_id;emp_name\r\n100001;Иван Орлов\r\n".getBytes(Charset.forName("KOI8-R"));
        Answer guessed = desk.read("people.csv", russian);
        assertThat(guessed.between("id=\"assumed\">", "</p>"))
                .isEqualTo("Read as Cyrillic (Windows-1251), columns separated by semicolon, headings in row 1.");
        assertThat(guessed.body()).doesNotContain("Иван Орлов");

        Answer chosen = desk.readAgain(guessed, "charset", "KOI8-R");
        assertThat(chosen.body()).contains("<td>Иван Орлов</td>");
        assertThat(desk.readAgain(chosen, "charset", "no such", "separator", "::", "heading_row", "x").body()).contains("<td>Иван Орлов</td>");
        assertThat(desk.readAgain(chosen, "separator", ",").body()).contains("id=\"unmapped\"");
    }

    @Test
    void readsTheSheetThatSomebodyChooses() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", null)) {
            for (String office : List.of("Bangkok", "Paris")) {
                Worksheet sheet = workbook.newWorksheet(office);
                sheet.value(0, 0, "Employee ID");
                sheet.value(0, 1, "Full name");
                sheet.value(1, 0, office.length());
                sheet.value(1, 1, "Ann of " + office);
            }
        }
        Answer shown = desk.read("people.xlsx", out.toByteArray());
        assertThat(shown.between("id=\"assumed\">", "</p>")).isEqualTo("Read from the sheet “Bangkok”, headings in row 1.");
        assertThat(shown.body()).contains("<td>Ann of Bangkok</td>");
        assertThat(desk.readAgain(shown, "sheet", "Paris").body()).contains("<td>Ann of Paris</td>").doesNotContain("<td>Ann of Bangkok</td>");
    }

    @Test
    void deactivatesNobodyUnlessToldHowMany() {
        for (int n = 1; n <= 12; n++) {
            employee("10000" + n, "Person " + n, true);
        }
        Answer shown = desk.read("emp_id,emp_name", "100001,Person 1");
        assertThat(shown.body()).contains("12 people in the directory are not in this file".replace("12", "11"));
        for (String count : new String[] {"", "1", "12", "all"}) {
            Answer refused = desk.confirm(shown, "missing", "deactivate", "count", count);
            assertThat(refused.between("id=\"count-error\">", "</p>"))
                    .isEqualTo("11 people would be deactivated. Enter 11 to confirm, or choose to keep them.");
        }
        employee("200001", "Newcomer", true);
        assertThat(desk.confirm(shown, "missing", "deactivate", "count", "11").body()).contains("12 people would be deactivated.");
        desk.apply(shown, "missing", "deactivate", "count", "12");
        assertThat(count("select count(*) from employee where tenant_id = ? and active")).isEqualTo(1);
    }

    @Test
    void keepsWhatIsKnownWhereACellCannotBeTaken() {
        desk.apply(desk.read(HEADER, "100001,Ann Becker,Chief,HR,Centre,ann@acme.example,th"));
        Answer shown = desk.read(HEADER, "100001,Ann Becker," + "x".repeat(300) + ",HR,Centre,ann at acme,xx", "100002,Ben,,,,ben at acme,");
        assertThat(counts(shown)).containsExactly(1, 0, 1, 0, 0, 0);
        desk.apply(shown);
        assertThat(count("select count(*) from employee where tenant_id = ? and email = 'ann@acme.example' and language = 'th' "
                        + "and position = 'Chief'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from employee where tenant_id = ? and name = 'Ben' and email is null")).isEqualTo(1);
    }

    @Test
    void offersASampleInTheReadersLanguageThatItReadsItself() throws IOException {
        for (Language language : Language.values()) {
            byte[] sample = desk.admin().cookie("lang", language.getTag()).open("/admin/import/sample").body().readAllBytes();
            World other = World.create();
            ImportDesk there = new ImportDesk(other);
            Answer shown = there.read("employees.xlsx", sample);
            assertThat(counts(shown)).as(language.getTag()).containsExactly(2, 0, 0, 0, 0, 0);
            assertThat(problems(shown)).isEmpty();
            assertThat(shown.body()).as(language.getTag()).doesNotContain("id=\"left-out\"");
        }
        assertThat(acme.signedIn("olga").get("/admin/import/sample").status()).isEqualTo(404);
        assertThat(acme.visitor().get("/admin/import/sample").status()).isBetween(300, 499);
    }

    @Test
    void refusesWhatIsNoTableOrHasNoNumbers() {
        assertThat(ended(desk.read("people.csv", new byte[] {0, 1, 2, 3, 0, 0})))
                .startsWith("people.csv cannot be read");
        assertThat(desk.upload("nothing.csv", new byte[0]).between("id=\"file-error\">", "</p>"))
                .isEqualTo("Please choose a file.");
        byte[] heavy = new byte[10 * 1024 * 1024 + 1];
        assertThat(desk.upload("heavy.csv", heavy).between("id=\"file-error\">", "</p>"))
                .isEqualTo("The file is larger than 10 MB.");
        assertThat(people()).isZero();
    }

    @Test
    void tellsThatAnImportWasInterrupted() {
        running("61 seconds");
        assertThat(ended(desk.look()))
                .isEqualTo("The import of people.csv was interrupted. Nothing was saved. Please upload the file again.");
        assertThat(counts(desk.read(HEADER, "100001,Ann,,,,,"))).containsExactly(1, 0, 0, 0, 0, 0);
    }

    @Test
    void runsOneAtATime() {
        running("0 seconds");
        Answer refused = desk.upload("other.csv", (HEADER + "\r\n100001,Ann,,,,,").getBytes(StandardCharsets.UTF_8));
        assertThat(refused.between("<p class=\"notice bad\" role=\"alert\">", "</p>"))
                .isEqualTo("Another import is running. Please wait until it is done.");
    }

    @Test
    void isForAdminsOnly() {
        assertThat(acme.signedIn("olga").get("/admin/import").status()).isEqualTo(404);
        assertThat(acme.visitor().get("/admin/import").status()).isEqualTo(302);
    }

    @Test
    void takesManyPeopleAndSaysHowFarItIs() {
        Set<String> heard = new TreeSet<>();
        assertThat(desk.upload("people.csv", many()).status()).isEqualTo(302);
        Answer shown = desk.whenDone(page -> heard.add(progress(page)));
        assertThat(counts(shown)).containsExactly(MANY, 0, 0, 0, 0, 0);
        assertThat(heard).as("while it reads").hasSizeGreaterThan(1);

        heard.clear();
        desk.confirm(shown);
        Answer done = desk.whenDone(page -> heard.add(progress(page)));
        assertThat(counts(done)).containsExactly(MANY, 0, 0, 0, 0, 0);
        assertThat(heard).as("while it stores").hasSizeGreaterThan(1);
        assertThat(people()).isEqualTo(MANY);
        assertThat(count("select count(*) from employee_import_row where tenant_id = ?")).isZero();
    }

    /** Of what the file says of people, and of who is in the directory; batches and steps are larger than either file. */
    @Test
    void asksAsOftenForManyPeopleAsForOne() {
        desk.apply(desk.read(HEADER, "100001,Ann Becker,,,,,"));
        List<String> forOne = aboutPeople(HEADER, "100001,Ann Becker,,,,,");
        assertThat(forOne).isNotEmpty();

        String[] people = IntStream.rangeClosed(0, 500)
                .mapToObj(i -> i == 0 ? HEADER : "%d,Person %d,Engineer,HR,Centre,p%d@acme.example,en".formatted(200_000 + i, i, i))
                .toArray(String[]::new);
        assertThat(aboutPeople(people)).isEqualTo(forOne);
        assertThat(people()).isEqualTo(501);
    }

    private List<String> aboutPeople(String... lines) {
        return Statements.during(acme, () -> desk.apply(desk.read(lines))).stream()
                .filter(statement -> ABOUT_PEOPLE.matcher(statement).find())
                .toList();
    }

    private static String progress(Answer page) {
        return page.between("role=\"status\">", "</p>").replaceAll("<[^>]*>", "").strip();
    }

    static byte[] many() {
        List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        IntStream.range(0, MANY)
                .mapToObj(i -> "%08d,%s %s %d,Engineer,S%d,Cost centre %d,p%d@acme.example,en"
                        .formatted(i + 100_000, "Given" + i % 977, "Family" + i % 7919, i, i % 50, i % 200, i))
                .forEach(lines::add);
        return String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8);
    }

    private static String ended(Answer page) {
        return page.between("id=\"ended\">", "</p>").replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ").strip();
    }

    /** An import that is under way on some node, and was last heard of so long ago. */
    private void running(String silentFor) {
        acme.sql(
                "insert into employee_import (tenant_id, id, file_name, stage, started_at, heard_at) "
                        + "values (?, ?, 'people.csv', 'applying', now() - interval '2 minutes', now() - ?::interval)",
                acme.id(),
                UUID.randomUUID(),
                silentFor);
    }

    private void employee(String number, String name, boolean active) {
        acme.sql(
                "insert into employee (tenant_id, number, number_key, name, name_folded, active) "
                        + "values (?, ?, ?, ?, ?, ?)",
                acme.id(), number, EmployeeNumber.keyOf(number), name, Fold.of(name), active);
    }

    private boolean active(String name) {
        String query = "select count(*) from employee where tenant_id = ? and name = ? and active";
        return acme.count(query, acme.id(), name) == 1;
    }

    private long people() {
        return count("select count(*) from employee where tenant_id = ?");
    }

    private long count(String query) {
        return acme.count(query, acme.id());
    }
}
