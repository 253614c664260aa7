package org.prachum.platform.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

class SheetWriterTest {

    static final LocalDateTime THREE = LocalDateTime.of(2026, 11, 20, 15, 0);
    static final List<String> DANGEROUS =
            List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\0=1", "=HYPERLINK(\"https://evil.example\")", "＝1+1", "＋1", "－1",
                    "＠SUM(A1)", "﹦1", " =1+1", "\u00a0=1", "\u3000＝1", "\ufeff=1", "\u200b=1", "\u202e-1", " \u200e @x", "\u0001=1", "\tx");

    @Test
    void writesCsvForExcel() throws IOException {
        assertThat(csv(
                        List.of("name", "seats", "from"),
                        List.of(Arrays.asList("อรุณี \"นุช\"", 12, THREE), Arrays.asList("a,b\nc", -1.5, null))))
                .isEqualTo("\uFEFFname,seats,from\r\n\"อรุณี \"\"นุช\"\"\",12,2026-11-20 15:00:00\r\n"
                        + "\"a,b\nc\",-1.5,\r\n");
    }

    @Test
    void numbersAreNotWrittenWithExponents() throws IOException {
        assertThat(csv(List.of("n"), List.of(List.of(new BigDecimal("1E+6"))))).isEqualTo("\uFEFFn\r\n1000000\r\n");
    }

    @Test
    void noTextIsAFormulaInCsv() throws IOException {
        for (var text : DANGEROUS) {
            var csv = csv(List.of("a"), List.of(List.of(text)));

            assertThat(csv.substring("\uFEFFa\r\n".length())).as(text).matches("(?s)\"?'.*").doesNotContain("\0");
        }
        assertThat(csv(List.of("=a"), List.of())).isEqualTo("\uFEFF'=a\r\n");
    }

    @Test
    void whatIsNoFormulaStaysAsItIsInCsv() throws IOException {
        for (var text : List.of("Ann-Marie", "1+1", "a@b.example", "x =", "–", "R&D")) {
            assertThat(csv(List.of("a"), List.of(List.of(text)))).endsWith("\r\n" + text + "\r\n");
        }
    }

    /** Read by another library than the one that writes. */
    @Test
    void aTextInAWorkbookIsATextAndStaysAsItIs() throws IOException {
        var texts = new ArrayList<>(DANGEROUS);
        texts.addAll(List.of("two\nlines", "two\r\nlines", "_x0041_ and _x005F_", " blanks around ", "<b>&amp;", "😀", "x".repeat(40_000)));
        for (var text : texts) {
            var out = new ByteArrayOutputStream();
            SheetWriter.xlsx(out, "Sheet", List.of("=a"), List.of(List.of(text)));
            try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
                var sheet = workbook.getSheetAt(0);
                var cell = sheet.getRow(1).getCell(0);

                assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("=a");
                assertThat(cell.getCellType()).as(text).isEqualTo(CellType.STRING);
                var read = cell.getStringCellValue();
                var whole = text.replace("\0", "").replace("\r\n", "\n").replace('\r', '\n').replace("\u0001", "");
                assertThat(read).isEqualTo(whole.substring(0, Math.min(whole.length(), 32_767)));
            }
        }
    }

    @Test
    void aWorkbookKeepsNumbersAndMoments() throws IOException {
        try (var workbook =
                workbook(List.of("name", "seats", "from"), List.of(Arrays.asList("อรุณี", 12, THREE, null)))) {
            var row = workbook.getFirstSheet().read().get(1);

            assertThat(row.getCellText(0)).isEqualTo("อรุณี");
            assertThat(row.getCellAsNumber(1)).contains(BigDecimal.valueOf(12));
            assertThat(row.getCellAsDate(2)).contains(THREE);
        }
    }

    @Test
    void refusesAValueThatACellCannotHold() {
        assertThatThrownBy(() -> csv(List.of("a"), List.of(List.of(new Object()))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> workbook(List.of("a"), List.of(List.of(new Object()))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static String csv(List<String> headings, List<? extends List<?>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        SheetWriter.csv(out, headings, rows);
        return out.toString(UTF_8);
    }

    private static ReadableWorkbook workbook(List<String> headings, List<? extends List<?>> rows) throws IOException {
        var out = new ByteArrayOutputStream();
        SheetWriter.xlsx(out, "Sheet", headings, rows);
        return new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()));
    }
}
