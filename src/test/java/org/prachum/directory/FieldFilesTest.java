package org.prachum.directory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.identity.Email;
import org.prachum.platform.web.Language;

/** Files as other programs and people make them: those that were reported of other systems stand in {@code src/test/resources/field}. */
class FieldFilesTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "FR, FD01/fr_windows1252.csv, windows-1252, 'Hélène Évrard-Gaël, François Noël'",
        "TH, FD01/fr_windows1252.csv, windows-1252, 'Hélène Évrard-Gaël, François Noël'",
        "RU, FD01/fr_windows1252.csv, windows-1252, 'Hélène Évrard-Gaël, François Noël'",
        "EN, FD01/de_windows1252.csv, windows-1252, 'Jörg Müller, Änne Groß'",
        "TH, FD01/de_windows1252.csv, windows-1252, 'Jörg Müller, Änne Groß'",
        "EN, FD01/pl_windows1250.csv, windows-1250, Łukasz Żółć",
        "TH, FD01/pl_windows1250.csv, windows-1250, Łukasz Żółć",
        "RU, FD01/ru_windows1251.csv, windows-1251, 'Иван Орлов, Анна Волкова'",
        "TH, FD01/ru_windows1251.csv, windows-1251, 'Иван Орлов, Анна Волкова'",
        "FR, FD01/ru_windows1251.csv, windows-1251, 'Иван Орлов, Анна Волкова'",
        "RU, FD01/ru_windows1251_refused.csv, windows-1251, 'Анна Соколова, Юлия Щёкина'",
        "EN, FD01/ru_windows1251_refused.csv, windows-1251, 'Анна Соколова, Юлия Щёкина'",
        "TH, FD01/th_windows874_must_stay.csv, x-windows-874, สมชาย ใจดี",
        "EN, FD01/th_windows874_must_stay.csv, x-windows-874, สมชาย ใจดี",
        "RU, FD01/th_windows874_must_stay.csv, x-windows-874, สมชาย ใจดี"
    })
    void readsTheLettersThatSomebodyWrote(Language language, String file, String charset, String names) throws IOException {
        try (ImportSheet sheet = ImportSheet.openMapped(field(file), ImportReading.guessed(language, Map.of()))) {
            assertThat(sheet.format().charset()).isEqualTo(charset);
            assertThat(names(sheet)).isEqualTo(List.of(names.split(", ")));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, 'Zoë Çelik, José Muñoz, Søren Åkesson, Élodie Lefèvre, João Conceição, GÜNTER WEIß, Œuvray Chloé, D’Angelo René'",
        "windows-1250, 'Władysław Kowalczyk, Jiří Dvořák, Šárka Žižková, Gergő Kőrösi, Łucja Wiśniewska, Ştefan Ţepeş'",
        "windows-1251, 'Фёдор Достоевский, Юлия Щукина, ИВАНОВ ПЁТР, Наталія Їжакевич, Алексей Подъячев, Ольга Ёлкина'",
        "x-windows-874, 'ณัฐชา วารีรักษ์, นางสาวสมหญิง ใจดี, น้ำฝน เกาะแก้ว, เพราะพงษ์ ศิริวัฒน์, ว่าที่ ร.ต.หญิง จันทร์เพ็ญ ๑๒'"
    })
    void tellsTheEncodingsOfWindowsApartWhateverTheOrganizationSpeaks(String charset, String names) throws IOException {
        for (Language language : Language.values()) {
            String csv = "emp_id;emp_name\r\n1;" + String.join("\r\n1;", names.split(", "));
            assertThat(TextEncoding.of(file(csv.getBytes(Charset.forName(charset))), language).name())
                    .as(language + " " + charset)
                    .isEqualTo(charset);
        }
    }

    @Test
    void staysWithUtf8WhereAProgramCutALetter() throws IOException {
        byte[] csv = "emp_id,emp_name\n1,Hélène Évrard Gaël Noël\n2,Renée Zoé Chloé Élodie X".getBytes(UTF_8);
        csv[csv.length - 1] = (byte) 0xc3;
        assertThat(TextEncoding.of(file(csv), Language.FR)).isEqualTo(UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FD03/sep_comma.csv",
                "FD03/sep_pipe.csv",
                "FD03/sep_semicolon.csv",
                "FD04/duplicate_unused_heading.csv",
                "FD04/duplicate_unused_heading.xlsx",
                "FD04/long_unused_cell.csv",
                "FD05/cover_sheet_first.xlsx",
                "FD05/title_row.csv",
                "FD05/title_row.xlsx"
            })
    void readsWhatWasRefusedElsewhere(String file) throws IOException {
        try (ImportSheet sheet = ImportSheet.openMapped(field(file), EmployeeImportTest.GUESSED)) {
            List<EmployeeDetails> people = sheet.next(10);
            assertThat(people).isNotEmpty().allMatch(person -> person.problems().isEmpty());
            assertThat(people.get(0).get(EmployeeColumn.NUMBER)).isEqualTo("100001");
            assertThat(people.get(0).get(EmployeeColumn.NAME)).startsWith("Ann");
        }
    }

    @Test
    void ignoresWhatNobodySees() throws IOException {
        try (ImportSheet sheet = ImportSheet.openMapped(field("FD09/import_invisible.csv"), EmployeeImportTest.GUESSED)) {
            List<EmployeeDetails> people = sheet.next(10);
            assertThat(people).allMatch(person -> person.problems().isEmpty());
            assertThat(people).extracting(person -> person.get(EmployeeColumn.NUMBER)).containsExactly("100002", "100003", "EMP-0099");
            assertThat(people).extracting(person -> person.get(EmployeeColumn.EMAIL))
                    .containsExactly("ann@field.example", "ben@field.example", "");
        }
    }

    @Test
    void takesTypedValuesAsTheyLook() throws IOException {
        for (String line : Files.readAllLines(field("FD09/typed_values.txt"))) {
            String typed = line.substring(line.indexOf("-> \"") + 4, line.lastIndexOf('"'));
            if (line.startsWith("mail")) {
                assertThat(Email.typed(typed).value()).isEqualTo("p5@field.example");
            } else {
                assertThat(EmployeeNumber.typed(typed, 6, "emp_id").key()).as(line).matches("10000\\d|emp-0099");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|", "^"})
    void obeysTheSeparatorThatTheFirstLineSays(String separator) throws IOException {
        String csv = "SEP=" + separator + "\r\n" + String.join(separator, "emp_id", "emp_name", "position") + "\r\n"
                + String.join(separator, "100001", "Ann, the; second", "Chief") + "\r\n";
        try (ImportSheet sheet = ImportSheet.openMapped(file(csv.getBytes(UTF_16LE)), EmployeeImportTest.GUESSED)) {
            assertThat(sheet.format()).isEqualTo(new SheetFormat("UTF-16LE", separator, "", 2));
            assertThat(sheet.next(10)).hasSize(1).first().extracting(EmployeeDetails::row).isEqualTo(3);
        }
    }

    @Test
    void findsTheSeparatorBelowTitlesAndAmongNamesWithCommas() throws IOException {
        String csv = "Staff, by department, as of 1 November\n\nStaff No;Full name\n7;Becker, Ann\n8;Hartley, Ben\n";
        try (ImportSheet sheet = ImportSheet.openMapped(file(csv.getBytes(UTF_8)), EmployeeImportTest.GUESSED)) {
            assertThat(sheet.format()).isEqualTo(new SheetFormat("UTF-8", ";", "", 3));
            assertThat(names(sheet)).containsExactly("Becker, Ann", "Hartley, Ben");
        }
    }

    @Test
    void findsTheHeadingsBelowLinesThatSayWhatTheFileIs() throws IOException {
        String csv = "Company;ACME Ltd\nExported on;29 November\n\nStaff No;Full name\n7;Ann\n";
        try (ImportSheet sheet = ImportSheet.openMapped(file(csv.getBytes(UTF_8)), EmployeeImportTest.GUESSED)) {
            assertThat(sheet.format().headingRow()).isEqualTo(4);
            assertThat(names(sheet)).containsExactly("Ann");
        }
    }

    @Test
    void leavesOutTotalsAndRemarksAndRowsWithoutANumber() throws IOException {
        String csv = String.join("\n", "Employee ID,Name,Salary", "60,Ann,1", "7,Ben,2", "n/a,Temp,3", "-,Temp,3", ",Total,6", "Total,,6",
                "Total: 2,,", "รวม 2 คน,,", "Итого,,6", "2,Grand total,6", "67,,Total", "Printed on 29.11.2026,,", "Confidential,,", "8,รวมพร ใจดี,4");
        try (ImportSheet sheet = ImportSheet.openMapped(file(csv.getBytes(UTF_8)), EmployeeImportTest.GUESSED)) {
            assertThat(names(sheet)).containsExactly("Ann", "Ben", "รวมพร ใจดี");
            assertThat(sheet.skipped()).isEqualTo(11);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "100001.0, 100001",
        "'100001,00', 100001",
        "1.00001E5, 100001",
        "'1,00001E+05', 100001",
        "1.23456789012E+11, 123456789012",
        "'''00100001', 00100001",
        "'=\"00100001\"', 00100001",
        "1.23457E+11, 1.23457E+11"
    })
    void readsNumbersAsSpreadsheetsShowThem(String cell, String number) throws IOException {
        String csv = "emp_id;emp_name\n" + cell + ";Ann\n";
        try (ImportSheet sheet = ImportSheet.openMapped(file(csv.getBytes(UTF_8)), EmployeeImportTest.GUESSED)) {
            EmployeeDetails ann = sheet.next(10).get(0);
            assertThat(ann.get(EmployeeColumn.NUMBER)).isEqualTo(number);
            assertThat(ann.areGood()).isEqualTo(!number.contains("E+"));
        }
    }

    /** Written by another library: a hidden sheet, a cover, a merged title, a date where a number is, blank rows and columns. */
    @Test
    void readsAWorkbookAsPeopleDecorateThem() throws IOException {
        try (XSSFWorkbook workbook = new XSSFWorkbook()) {
            var hidden = workbook.createSheet("Hidden");
            hidden.createRow(0).createCell(0).setCellValue("emp_id");
            hidden.getRow(0).createCell(1).setCellValue("emp_name");
            workbook.createSheet("Cover").createRow(2).createCell(1).setCellValue("Staff list");
            var staff = workbook.createSheet("Staff 2026");
            staff.createRow(0).createCell(0).setCellValue("Staff list of ACME, November 2026");
            staff.addMergedRegion(new CellRangeAddress(0, 0, 0, 4));
            var headings = staff.createRow(2);
            headings.createCell(0).setCellValue("Personnel number");
            headings.createCell(1).setCellValue("First name");
            headings.createCell(2).setCellValue("Last name");
            headings.createCell(3).setCellValue("Remark");
            headings.createCell(4).setCellValue("Remark");
            var date = workbook.createCellStyle();
            date.setDataFormat((short) 14);
            var ann = staff.createRow(3);
            ann.createCell(0).setCellValue(100_001);
            ann.getCell(0).setCellStyle(date);
            ann.createCell(1).setCellValue("Ann\nMarie");
            ann.createCell(2).setCellValue("Becker");
            ann.createCell(3).setCellValue("x".repeat(2_000));
            ann.createCell(150).setCellValue(" ");
            staff.createRow(4).createCell(1).setCellStyle(date);
            staff.createRow(1_000_000).createCell(9).setCellValue("\u00a0");
            workbook.setSheetHidden(0, true);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            workbook.write(out);
            try (ImportSheet sheet = ImportSheet.openMapped(file(out.toByteArray()), EmployeeImportTest.GUESSED)) {
                assertThat(sheet.format()).isEqualTo(new SheetFormat("", "", "Staff 2026", 3));
                assertThat(sheet.sheets()).containsExactly("Cover", "Staff 2026");
                EmployeeDetails person = sheet.next(10).get(0);
                assertThat(person.problems()).isEmpty();
                assertThat(person.get(EmployeeColumn.NUMBER)).isEqualTo("100001");
                assertThat(person.get(EmployeeColumn.NAME)).isEqualTo("Ann Marie Becker");
                assertThat(sheet.next(10)).isEmpty();
                assertThat(sheet.columns()).filteredOn(ImportColumn::isLeftOut).extracting(ImportColumn::heading)
                        .containsExactly("Remark", "Remark");
            }
        }
    }

    @Test
    void readsAFileWithoutHeadingsOnceSomebodySaysWhatTheColumnsHold() throws IOException {
        Path file = file("100001,Ann Becker,Chief\n100002,Ben Hartley,\n".getBytes(UTF_8));
        List<ImportColumn> columns;
        try (ImportSheet sheet = ImportSheet.open(file, EmployeeImportTest.GUESSED)) {
            assertThat(sheet.isMapped()).isFalse();
            assertThat(sheet.format().headingRow()).isEqualTo(SheetFormat.NO_HEADINGS);
            columns = sheet.columns();
            assertThat(columns).extracting(ImportColumn::example).containsExactly("100001", "Ann Becker", "Chief");
        }
        List<ImportColumn> said = List.of(
                new ImportColumn(0, "", "", "number"), new ImportColumn(1, "", "", "name"), new ImportColumn(2, "", "", "position"));
        try (ImportSheet sheet = ImportSheet.openMapped(file, new ImportReading(SheetFormat.UNKNOWN, Language.EN, Map.of(), said))) {
            assertThat(names(sheet)).containsExactly("Ann Becker", "Ben Hartley");
        }
    }

    @Test
    void obeysWhoKnowsBetter() throws IOException {
        Path file = file("notes;staff;who\n1;2;3\nkey;person;post\n7;Иван;Шеф\n".getBytes(Charset.forName("KOI8-R")));
        SheetFormat wanted = new SheetFormat("KOI8-R", ";", "", 3);
        List<ImportColumn> said = List.of(new ImportColumn(0, "key", "", "number"), new ImportColumn(2, "post", "", "name"));
        try (ImportSheet sheet = ImportSheet.openMapped(file, new ImportReading(wanted, Language.EN, Map.of("person", "position"), said))) {
            EmployeeDetails person = sheet.next(10).get(0);
            assertThat(person.get(EmployeeColumn.NAME)).isEqualTo("Шеф");
            assertThat(person.get(EmployeeColumn.POSITION)).isEqualTo("Иван");
        }
    }

    @Test
    void callsEachKindThatItDoesNotReadByItsName() throws IOException {
        String old = "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1" + "\0".repeat(504);
        assertThat(refusal(old.getBytes(ISO_8859_1))).isEqualTo("sheet.old-workbook");
        String name = new String("EncryptedPackage".getBytes(UTF_16LE), ISO_8859_1);
        assertThat(refusal((old + name).getBytes(ISO_8859_1))).isEqualTo("sheet.password");
        assertThat(refusal("%PDF-1.7\n".getBytes(UTF_8))).isEqualTo("sheet.pdf");
        assertThat(refusal("\r\n<html><table><tr><td>emp_id".getBytes(UTF_8))).isEqualTo("sheet.web-page");
        assertThat(refusal(archive("mimetype", "application/vnd.oasis.opendocument.spreadsheet"))).isEqualTo("sheet.open-document");
        assertThat(refusal(archive("Index/Document.iwa", "x"))).isEqualTo("sheet.numbers");
        assertThat(refusal(archive("xl/workbook.bin", "x"))).isEqualTo("sheet.binary-workbook");
    }

    private String refusal(byte[] content) {
        return catchThrowableOfType(SheetRefused.class, () -> SheetReader.open(file(content)).close()).key();
    }

    private static byte[] archive(String entry, String content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipOutputStream.STORED);
            ZipEntry stored = new ZipEntry(entry);
            byte[] bytes = content.getBytes(UTF_8);
            stored.setSize(bytes.length);
            CRC32 sum = new CRC32();
            sum.update(bytes);
            stored.setCrc(sum.getValue());
            zip.putNextEntry(stored);
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private static List<String> names(ImportSheet sheet) {
        return sheet.next(100).stream().map(person -> person.get(EmployeeColumn.NAME)).toList();
    }

    private static Path field(String file) {
        return Path.of("src", "test", "resources", "field").resolve(file);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("upload"), content);
    }
}
