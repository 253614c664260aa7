package org.prachum.directory;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.prachum.platform.files.SheetWriter;

@Timeout(60)
class SheetReaderTest {

    static final Charset WINDOWS_874 = Charset.forName("x-windows-874");
    static final String EMPLOYEES = "number,name\n100002,อรุณี ใจดี\n007,James\n";
    static final int MANY = 100_000;

    /** A row by its headings, of two alike the first. */
    record Row(int number, Map<String, String> cells) {

        static Row of(List<String> header, SheetReader.Row row) {
            var cells = new LinkedHashMap<String, String>();
            for (int i = 0; i < header.size(); i++) {
                if (!header.get(i).isEmpty()) {
                    cells.putIfAbsent(header.get(i), row.cell(i));
                }
            }
            return new Row(row.number(), cells);
        }

        String cell(String heading) {
            return cells.get(heading);
        }
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "x-windows-874", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void readsThaiInAnyEncoding(String charset) throws IOException {
        assertThat(rows(EMPLOYEES.getBytes(charset))).containsExactly(
                row(2, Map.of("number", "100002", "name", "อรุณี ใจดี")),
                row(3, Map.of("number", "007", "name", "James")));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheHeading() throws IOException {
        try (var reader = SheetReader.open(file(("\uFEFF" + EMPLOYEES).getBytes(UTF_8)))) {
            assertThat(reader.header()).containsExactly("number", "name");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void findsTheDelimiter(String delimiter) throws IOException {
        var csv = "number%1$s\"name, first; \tlast\"\r\n7%1$s\"a%1$sb\"\r\n".formatted(delimiter);

        assertThat(rows(csv)).containsExactly(
                row(2, Map.of("number", "7", "name, first; \tlast", "a" + delimiter + "b")));
    }

    @Test
    void countsRowsAsASpreadsheetDoes() throws IOException {
        assertThat(rows("\n\nnumber\n1\n\n\"2\n2\"\n,,\n3").stream().map(Row::number))
                .containsExactly(4, 6, 8);
    }

    @ParameterizedTest
    @CsvSource({
        "100002.0, 100002",
        "-5.0, -5",
        "00100002, 00100002",
        "100002.00, 100002.00",
        "1.50, 1.50",
        "'  \u00A0x\u200B ', x",
        "'''=1+1', =1+1",
        "'''+66 81', +66 81",
        "'''tis', '''tis'",
        "'''\u200e=1+1', \u200e=1+1",
        "'''＝1+1', ＝1+1"
    })
    void tidiesACell(String written, String read) throws IOException {
        assertThat(rows("value\n" + written + "\n").get(0).cell("value")).isEqualTo(read);
    }

    @Test
    void leavesOutColumnsWithoutAHeadingAndFillsShortRows() throws IOException {
        assertThat(rows("a,,b\n1,2,3,4\n5\n")).containsExactly(
                row(2, Map.of("a", "1", "b", "3")), row(3, Map.of("a", "5", "b", "")));
    }

    @Test
    void readsAWorkbook() throws IOException {
        var workbook = workbook(sheet(
                "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>number</t></is></c><c r=\"B1\" t=\"s\"><v>0</v></c>"
                        + "<c r=\"C1\" t=\"str\"><f>1</f><v>on</v></c><c r=\"D1\" t=\"inlineStr\"><is><t>from</t></is></c></row>"
                        + "<row r=\"4\"><c r=\"A4\"><v>100002.0</v></c><c r=\"B4\" t=\"inlineStr\"><is><t>007</t></is></c>"
                        + "<c r=\"C4\" t=\"b\"><v>1</v></c><c r=\"D4\" s=\"1\"><v>46346</v></c></row>"
                        + "<row r=\"5\"><c r=\"A5\"><v>1.00002E5</v></c><c r=\"D5\" s=\"1\"><v>46346.625</v></c></row>"));

        assertThat(rows(workbook)).containsExactly(
                row(4, Map.of("number", "100002", "code", "007", "on", "TRUE", "from", "2026-11-20")),
                row(5, Map.of("number", "100002", "code", "", "on", "", "from", "2026-11-20T15:00")));
    }

    @Test
    void readsAWorkbookThatDoesNotNumberItsRows() throws IOException {
        var workbook = workbook(sheet("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row><row><c><v>1</v></c></row>"));

        assertThat(rows(workbook)).containsExactly(row(2, Map.of("a", "1")));
    }

    @Test
    void readsWhatTheWriterWrote() throws IOException {
        var headings = List.of("name", "=sum", "seats", "from");
        var rows = List.of(
                Arrays.asList("อรุณี \"นุช\", ใจดี", "=1+1", 12, LocalDateTime.of(2026, 11, 20, 15, 0)),
                Arrays.asList("-", null, 1.5, null));
        var csv = new ByteArrayOutputStream();
        SheetWriter.csv(csv, headings, rows);
        var xlsx = new ByteArrayOutputStream();
        SheetWriter.xlsx(xlsx, "Employees", headings, rows);

        assertThat(rows(csv.toByteArray())).containsExactly(
                row(2, headings, "อรุณี \"นุช\", ใจดี", "=1+1", "12", "2026-11-20 15:00:00"),
                row(3, headings, "-", "", "1.5", ""));
        assertThat(rows(xlsx.toByteArray())).containsExactly(
                row(2, headings, "อรุณี \"นุช\", ใจดี", "=1+1", "12", "2026-11-20T15:00"),
                row(3, headings, "-", "", "1.5", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void readsAHundredThousandRowsInLittleMemory(String kind) throws IOException {
        var headings = IntStream.range(0, 19).mapToObj(i -> "column " + i).toList();
        Iterable<List<Object>> rows = () -> IntStream.range(0, MANY).mapToObj(SheetReaderTest::employee).iterator();
        var file = folder.resolve("many." + kind);
        long before = used();
        try (var out = Files.newOutputStream(file)) {
            if (kind.equals("csv")) {
                SheetWriter.csv(out, headings, rows);
            } else {
                SheetWriter.xlsx(out, "Employees", headings, rows);
            }
        }
        int read = 0;
        try (var reader = SheetReader.open(file)) {
            while (reader.hasNext()) {
                var row = reader.next();
                if (row.number() == MANY / 2) {
                    assertThat(used() - before).isLessThan(24L << 20);
                    assertThat(Row.of(reader.header(), row)).isEqualTo(row(MANY / 2, headings, employee(MANY / 2 - 2).toArray()));
                }
                read++;
            }
        }
        assertThat(read).isEqualTo(MANY);
    }

    @Test
    void readsAHundredThousandRowsOfSharedTexts() throws IOException {
        var file = folder.resolve("shared.xlsx");
        try (var workbook = new Workbook(Files.newOutputStream(file), "test", null)) {
            var sheet = workbook.newWorksheet("Employees");
            for (int column = 0; column < 19; column++) {
                sheet.value(0, column, "column " + column);
            }
            for (int row = 1; row <= MANY; row++) {
                for (int column = 0; column < 19; column++) {
                    sheet.value(row, column, "Person " + (column < 5 ? row : column));
                }
            }
        }
        assertThat(count(file)).isEqualTo(MANY);
    }

    @Test
    void refusesTooManyRows() throws IOException {
        var refusal = refusalOf(("a\n" + "1\n".repeat(200_000)).getBytes(UTF_8));

        assertThat(refusal.key()).isEqualTo("sheet.too-long");
        assertThat(refusal.row()).isEqualTo(200_001);
        assertThat(refusal.arguments()).containsExactly(200_000);
    }

    @Test
    void readsTheBeginningOfALongCell() throws IOException {
        assertThat(rows("a\n" + "x".repeat(1000)).get(0).cell("a")).hasSize(1000);
        assertThat(rows("a\n1\n" + "x".repeat(30_000)).get(1).cell("a")).hasSize(1000);
    }

    @Test
    void refusesALineWithoutEnd() throws IOException {
        var refusal = refusalOf(("a\n1\n" + "x".repeat(10 << 20)).getBytes(UTF_8));

        assertThat(refusal.key()).isEqualTo("sheet.cell-too-long");
        assertThat(refusal.row()).isEqualTo(3);
    }

    @Test
    void refusesAQuoteThatNeverEnds() throws IOException {
        assertThat(refusalOf(("a\n1\n\"" + "x\n".repeat(1 << 20)).getBytes(UTF_8)).key())
                .isEqualTo("sheet.cell-too-long");
        assertThat(refusalOf("a\n1\n\"x".getBytes(UTF_8)).key()).isEqualTo("sheet.damaged");
    }

    @Test
    void readsQuotesAsProgramsWriteThem() throws IOException {
        assertThat(rows("a,b\n\"x\"y, \"1, 2\"\n\"=\"\"007\"\"\",Ann \"\"the\"\" Becker\n")).containsExactly(
                row(2, Map.of("a", "xy", "b", "1, 2")), row(3, Map.of("a", "007", "b", "Ann \"\"the\"\" Becker")));
    }

    @Test
    void refusesTooManyColumns() throws IOException {
        assertThat(refusalOf(("a" + ",".repeat(200) + "b").getBytes(UTF_8)).key()).isEqualTo("sheet.too-wide");
        assertThat(rows("a" + ",".repeat(500) + "\n1" + ",".repeat(500))).hasSize(1);
        assertThat(refusalOf(workbook(sheet("<row r=\"1\"><c r=\"XFD1\"><v>1</v></c></row>"))).key())
                .isEqualTo("sheet.too-wide");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", " , ,\n", "\uFEFF"})
    void refusesATableWithoutHeadings(String csv) throws IOException {
        assertThat(refusalOf(csv.getBytes(UTF_8)).key()).isEqualTo("sheet.empty");
    }

    @Test
    void refusesWhatIsNoText() throws IOException {
        var noise = new byte[100_000];
        new Random(1).nextBytes(noise);

        assertThat(refusalOf(noise).key()).isEqualTo("sheet.not-a-table");
        var nul = refusalOf("a\n1\n2\0\n".getBytes(UTF_8));
        assertThat(nul.key()).isEqualTo("sheet.not-a-table");
        assertThat(nul.row()).isEqualTo(3);
    }

    @Test
    void refusesAnOldWorkbook() throws IOException {
        var old = new byte[512];
        System.arraycopy(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 0, old, 0, 4);

        assertThat(refusalOf(old).key()).isEqualTo("sheet.old-workbook");
    }

    @Test
    void refusesAHeavyFile() throws IOException {
        var file = folder.resolve("heavy.csv");
        try (var out = new RandomAccessFile(file.toFile(), "rw")) {
            out.setLength(SheetReader.MOST_BYTES + 1);
        }
        assertThat(catchThrowableOfType(SheetRefused.class, () -> SheetReader.open(file)).key())
                .isEqualTo("sheet.too-heavy");
    }

    @Test
    void refusesAnArchiveThatUnfoldsTooFar() throws IOException {
        var zeros = " ".repeat(1 << 20);
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            for (var part : parts(sheet("")).entrySet()) {
                put(zip, part.getKey(), part.getValue());
            }
            zip.putNextEntry(new ZipEntry("xl/media/picture.png"));
            for (int i = 0; i < 300; i++) {
                zip.write(zeros.getBytes(UTF_8));
            }
        }
        long start = System.nanoTime();

        assertThat(refusalOf(bomb.toByteArray()).key()).isEqualTo("sheet.unsafe");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void refusesAnArchiveOfManyFiles() throws IOException {
        for (int entries : new int[] {1001, 60_000}) {
            var many = new ByteArrayOutputStream();
            try (var zip = new ZipOutputStream(many)) {
                for (int i = 0; i < entries; i++) {
                    put(zip, i + ".xml", "<a/>");
                }
            }
            assertThat(refusalOf(many.toByteArray()).key()).isEqualTo("sheet.unsafe");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet>&x;</worksheet>",
                "<!DOCTYPE worksheet><worksheet/>",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"bb\"><!ENTITY c \"&b;&b;&b;\">]><a>&c;</a>",
                "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><worksheet/>",
                "<worksheet><sheetData><row><c><v><![CDATA[1]]></v></c></row></sheetData></worksheet>"
            })
    void refusesDeclarations(String sheet) throws IOException {
        assertThat(refusalOf(workbook(sheet)).key()).isEqualTo("sheet.unsafe");
    }

    @Test
    void refusesDeclarationsInAnotherEncoding() throws IOException {
        var parts = parts("");
        var sheet = "\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16LE\"?><!DOCTYPE a><a/>".getBytes(UTF_16LE);
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getKey().endsWith("sheet1.xml") ? sheet : part.getValue().getBytes(UTF_8));
            }
        }
        assertThat(refusalOf(file.toByteArray()).key()).isEqualTo("sheet.unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<row r=\"1\"><c r=\"ZZZZZZ1\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"1\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>2147483646</v></c></row>",
                "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c></row>",
                "<row r=\"1\"><c r=\"A1\"><v>11111111111111111111111111111111111111111111111111111111111111111</v></c></row>"
            })
    void refusesWhatWouldTakeAllMemory(String rows) throws IOException {
        assertThat(refusalOf(workbook(sheet(rows))).key()).isEqualTo("sheet.unsafe");
    }

    @Test
    void refusesATextWithoutEnd() throws IOException {
        var pieces = new StringBuilder("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>");
        var random = new Random(1);
        for (int i = 0; i < 50_000; i++) {
            pieces.append("<t>").append(Integer.toString(random.nextInt(), 36)).append("</t>");
        }
        assertThat(refusalOf(workbook(sheet(pieces + "</is></c></row>"))).key()).isEqualTo("sheet.unsafe");
        assertThat(refusalOf(workbook(sheet("<row r=\"1\" spans=\"" + noise(random, 300_000) + "\"></row>"))).key())
                .isEqualTo("sheet.unsafe");
    }

    @Test
    void refusesManyFormulasThatSpanCells() throws IOException {
        var rows = new StringBuilder();
        for (int i = 1; i < 1000; i++) {
            rows.append("<row r=\"%1$d\"><c r=\"A%1$d\"><f t=\"array\" ref=\"A%1$d\">1</f><v>1</v></c></row>".formatted(i));
        }
        assertThat(refusalOf(workbook(sheet(rows.toString()))).key()).isEqualTo("sheet.unsafe");
    }

    @Test
    void refusesAnArchiveThatIsNoWorkbook() throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            put(zip, "word/document.xml", "<document/>");
        }
        assertThat(refusalOf(file.toByteArray()).key()).isEqualTo("sheet.not-a-table");
    }

    @Test
    void refusesADamagedRowByItsNumber() throws IOException {
        var refusal = refusalOf(workbook(sheet("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"
                + "<row r=\"2\"><c r=\"A2\"><v>1</v></c></row><row r=\"2\"><c r=\"A2\"><v>1</v></c></row>")));

        assertThat(refusal.key()).isEqualTo("sheet.damaged");
        assertThat(refusal.row()).isEqualTo(3);
    }

    @Test
    void refusesOrReadsWhateverIsDamaged() throws IOException {
        var out = new ByteArrayOutputStream();
        SheetWriter.xlsx(out, "S", List.of("a", "b"), List.of(List.of("x", 1), List.of("y", 2)));
        var whole = out.toByteArray();
        var chance = new Random(20261120);
        for (int i = 0; i < 1000; i++) {
            var damaged = Arrays.copyOf(whole, i % 2 == 0 ? whole.length : chance.nextInt(whole.length));
            for (int hits = chance.nextInt(4); hits > 0 && damaged.length > 0; hits--) {
                damaged[chance.nextInt(damaged.length)] = (byte) chance.nextInt();
            }
            try {
                rows(damaged);
            } catch (SheetRefused refusal) {
                assertThat(refusal.key()).startsWith("sheet.");
            }
        }
    }

    private SheetRefused refusalOf(byte[] content) throws IOException {
        return catchThrowableOfType(SheetRefused.class, () -> rows(content));
    }

    private List<Row> rows(String csv) throws IOException {
        return rows(csv.getBytes(UTF_8));
    }

    private List<Row> rows(byte[] content) throws IOException {
        var rows = new ArrayList<Row>();
        try (var reader = SheetReader.open(file(content))) {
            reader.forEachRemaining(row -> rows.add(Row.of(reader.header(), row)));
        }
        return rows;
    }

    private int count(Path file) throws IOException {
        int count = 0;
        try (var reader = SheetReader.open(file)) {
            while (reader.hasNext()) {
                reader.next();
                count++;
            }
        }
        return count;
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("upload"), content);
    }

    private static Row row(int number, Map<String, String> cells) {
        return new Row(number, cells);
    }

    private static Row row(int number, List<String> headings, Object... cells) {
        var byHeading = new LinkedHashMap<String, String>();
        for (int i = 0; i < headings.size(); i++) {
            byHeading.put(headings.get(i), cells[i].toString());
        }
        return row(number, byHeading);
    }

    private static List<Object> employee(int number) {
        var cells = new ArrayList<Object>();
        cells.add(number);
        for (int column = 1; column < 19; column++) {
            cells.add("Text " + number * column);
        }
        return cells;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static String noise(Random random, int length) {
        var noise = new StringBuilder();
        while (noise.length() < length) {
            noise.append(Integer.toString(random.nextInt(), 36));
        }
        return noise.toString();
    }

    private static String sheet(String rows) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><!-- made by hand --><worksheet><sheetData>" + rows
                + "</sheetData></worksheet>";
    }

    private static byte[] workbook(String sheet) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            for (var part : parts(sheet).entrySet()) {
                put(zip, part.getKey(), part.getValue());
            }
        }
        return file.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
    }

    private static Map<String, String> parts(String sheet) {
        var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\"" + type + "sheet.main+xml\"/>"
                        + "<Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"" + type + "sharedStrings+xml\"/>"
                        + "<Override PartName=\"/xl/styles.xml\" ContentType=\"" + type + "styles+xml\"/></Types>");
        parts.put(
                "xl/workbook.xml",
                "<workbook xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>"
                        + "<sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put("xl/sharedStrings.xml", "<sst><si><t>code</t></si></sst>");
        parts.put(
                "xl/styles.xml",
                "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>");
        parts.put("xl/worksheets/sheet1.xml", sheet);
        return parts;
    }
}
