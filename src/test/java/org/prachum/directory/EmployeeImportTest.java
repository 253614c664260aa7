package org.prachum.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.web.Language;

class EmployeeImportTest {

    /** Document 000's header, to the letter. */
    static final String HEADER = "emp_id,emp_name,position,รหัสส่วน,sec_short,ส่วนเต็ม,รหัสฝ่าย,ฝ่ายย่อ,ฝ่ายเต็ม,"
            + "รหัสกลุ่ม,กลุ่มย่อ,กลุ่มเต็ม,รหัสสายงาน,สายงานย่อ,สายงานเต็ม,ศูนย์ต้นทุน,cc_name";

    static final ImportReading GUESSED = ImportReading.guessed(Language.EN, Map.of());

    @TempDir
    Path directory;

    @Test
    void readsEachColumnOfDocument000() throws IOException {
        String cells =
                IntStream.rangeClosed(3, 17).mapToObj(i -> "c" + i).reduce("100002,Ann Becker", (a, b) -> a + "," + b);
        EmployeeDetails ann = read(HEADER, cells).get(0);

        assertThat(ann.problems()).isEmpty();
        assertThat(ann.get(EmployeeColumn.NUMBER)).isEqualTo("100002");
        assertThat(ann.get(EmployeeColumn.NAME)).isEqualTo("Ann Becker");
        for (int i = 2; i < 17; i++) {
            assertThat(ann.get(EmployeeColumn.values()[i])).isEqualTo("c" + (i + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Emp_ID , EMP_NAME", "emp id,emp name", "\u200bemp_id,\u00a0emp_name\u00a0", "EMP-ID,empname"})
    void findsColumnsWhateverTheirCaseAndBlanks(String header) throws IOException {
        assertThat(read(header, "100002,Ann").get(0).get(EmployeeColumn.NAME)).isEqualTo("Ann");
    }

    @ParameterizedTest
    @CsvSource({"'emp_name,position', emp_id", "'emp_id,nickname', emp_name"})
    void refusesAFileWithoutNumberOrNameAndSaysWhich(String header, String missing) {
        assertThatThrownBy(() -> read(header, "x,y"))
                .isInstanceOfSatisfying(ImportRefused.class, refused -> {
                    assertThat(refused.key()).isEqualTo("directory.import.columnMissing");
                    assertThat(refused.detail()).isEqualTo(missing);
                });
    }

    @Test
    void takesTheFirstOfTwoColumnsOfOneMeaning() throws IOException {
        EmployeeDetails ann = read("emp_id,emp_name,email,E-mail", "100002,Ann,a@acme.example,b@acme.example").get(0);
        assertThat(ann.get(EmployeeColumn.EMAIL)).isEqualTo("a@acme.example");
    }

    @ParameterizedTest
    @CsvSource({
        "100002, '', en, '', directory.name.missing",
        "100__02, Ann, '', '', directory.number.unlistable",
        "1.23457E+11, Ann, '', '', directory.number.cut",
        "123456789012345678901, Ann, '', '', directory.tooLong",
        "100002, Ann, de, '', directory.language.unknown",
        "100002, Ann, '', ann at acme, identity.email.malformed"
    })
    void saysWhatIsWrongWithARow(String number, String name, String language, String email, String fact)
            throws IOException {
        String cells = String.join(",", number, name, language, email);
        EmployeeDetails row = read("emp_id,emp_name,locale,email", cells).get(0);
        assertThat(row.problems()).extracting(CellProblem::row, CellProblem::fact).containsExactly(tuple(2, fact));
    }

    @Test
    void saysAllThatIsWrongWithARow() throws IOException {
        EmployeeDetails row = read("emp_id,emp_name,locale,email", "100002,,xx,nobody").get(0);
        assertThat(row.problems())
                .extracting(CellProblem::column)
                .containsExactly(EmployeeColumn.NAME, EmployeeColumn.EMAIL, EmployeeColumn.LANGUAGE);
    }

    @Test
    void measuresNamesAsPeopleDo() throws IOException {
        String longest = "𠮷".repeat(255);
        assertThat(read("emp_id,emp_name", "100002," + longest).get(0).areGood()).isTrue();
        assertThat(read("emp_id,emp_name", "100002," + longest + "a").get(0).problems())
                .containsExactly(new CellProblem(2, EmployeeColumn.NAME, "directory.tooLong"));
    }

    @Test
    void countsRowsWithoutANumberAndReadsOn() throws IOException {
        try (ImportSheet sheet = ImportSheet.openMapped(file("emp_id,emp_name", "100002,Ann", ",Nobody", "100003,Ben"), GUESSED)) {
            assertThat(sheet.next(10)).extracting(EmployeeDetails::row).containsExactly(2, 4);
            assertThat(sheet.read()).isEqualTo(3);
            assertThat(sheet.skipped()).isEqualTo(1);
        }
    }

    @Test
    void keepsFormulasAndMarkupAsTheTextTheyAre() throws IOException {
        EmployeeDetails row = read("emp_id,emp_name,position", "100002,=1+1,<script>alert(1)</script>").get(0);
        assertThat(row.get(EmployeeColumn.NAME)).isEqualTo("=1+1");
        assertThat(row.get(EmployeeColumn.POSITION)).isEqualTo("<script>alert(1)</script>");
    }

    @Test
    void leavesOurOwnColumnsAloneWhenTheFileHasNone() throws IOException {
        try (ImportSheet sheet = ImportSheet.openMapped(file(HEADER, "100002,Ann"), GUESSED)) {
            ImportRun run = new ImportRun("people.csv", EmployeeTest.NOW);
            run.lacks(sheet.missing());
            assertThat(run.has(EmployeeColumn.EMAIL)).isFalse();
            assertThat(run.has(EmployeeColumn.POSITION)).isTrue();
            assertThat(run.missingLabels()).isEmpty();
        }
    }

    @Test
    void isNotConfirmedWithBadRowsUnlessTheyAreSkipped() {
        ImportRun run = new ImportRun("people.csv", EmployeeTest.NOW);
        run.ready(new ImportCounts(1, 0, 0, 0), 2, EmployeeTest.NOW);
        assertThatThrownBy(() -> run.confirm(null, false, EmployeeTest.NOW)).isInstanceOf(ImportRefused.class);
        assertThat(run.getStage()).isEqualTo(ImportStage.READY);
        run.confirm(null, true, EmployeeTest.NOW);
        assertThat(run.getStage()).isEqualTo(ImportStage.APPLYING);
    }

    @Test
    void losesACellThatCannotBeTakenAndNotThePerson() throws IOException {
        EmployeeDetails ann = read("emp_id,emp_name,position,email", "100002,Ann," + "x".repeat(256) + ",nobody").get(0);
        assertThat(ann.areGood()).isTrue();
        assertThat(ann.get(EmployeeColumn.POSITION)).isEmpty();
        assertThat(ann.get(EmployeeColumn.EMAIL)).isEmpty();
        assertThat(ann.problems()).hasSize(2).allMatch(CellProblem::isAboutTheCell);
    }

    @Test
    void deactivatesOnlyAsManyAsSomebodySaid() {
        ImportRun run = new ImportRun("people.csv", EmployeeTest.NOW);
        run.ready(new ImportCounts(1, 0, 0, 37), 0, EmployeeTest.NOW);
        assertThatThrownBy(() -> run.confirm(36, false, EmployeeTest.NOW)).isInstanceOfSatisfying(ImportRefused.class, refused -> {
            assertThat(refused.key()).isEqualTo("directory.import.missing.other");
            assertThat(refused.detail()).isEqualTo(37);
        });
        run.confirm(37, false, EmployeeTest.NOW);
        assertThat(run.isDeactivateMissing()).isTrue();
    }

    @Test
    void isInterruptedAfterAMinuteOfSilence() {
        ImportRun run = new ImportRun("people.csv", EmployeeTest.NOW);
        run.interruptIfSilent(EmployeeTest.NOW.plusSeconds(60));
        assertThat(run.getStage()).isEqualTo(ImportStage.READING);
        run.interruptIfSilent(EmployeeTest.NOW.plusSeconds(61));
        assertThat(run.getStage()).isEqualTo(ImportStage.INTERRUPTED);
    }


    private List<EmployeeDetails> read(String... lines) throws IOException {
        try (ImportSheet sheet = ImportSheet.openMapped(file(lines), GUESSED)) {
            return new ArrayList<>(sheet.next(100));
        }
    }

    private Path file(String... lines) throws IOException {
        return Files.writeString(directory.resolve("people.csv"), String.join("\r\n", lines));
    }
}
