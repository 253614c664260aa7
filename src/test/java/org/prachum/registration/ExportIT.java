package org.prachum.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.Statements;

/** A meeting's list as a file: document 000's to the letter at its addresses, and nothing in it that a spreadsheet would run. */
class ExportIT {

    private static final ZoneId BANGKOK = ZoneId.of("Asia/Bangkok");
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");
    private static final String MARK = "\uFEFF";

    Stage stage = inBangkok();
    Client olga = stage.world().signedIn("olga");

    @Test
    void anOrganizersFileIsDocument000s() {
        int meeting = ours("ประชุม ใหญ่");
        twoPeople(meeting);
        Answer file = olga.get("/organizer/meeting/" + meeting + "/export/csv");

        assertThat(file.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
        assertThat(file.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"registrations_2026-11-21.csv\"; filename*=UTF-8''registrations_"
                        + "%E0%B8%9B%E0%B8%A3%E0%B8%B0%E0%B8%8A%E0%B8%B8%E0%B8%A1_%E0%B9%83%E0%B8%AB%E0%B8%8D%E0%B9%88_2026-11-21.csv");
        assertThat(file.body())
                .isEqualTo(MARK + "ลำดับ,รหัสพนักงาน,ชื่อ,ตำแหน่ง,หน่วยงาน,ศูนย์ต้นทุน,เวลาลงทะเบียน,ลงทะเบียนด้วยตนเอง\r\n"
                        + "1,00100002,Nok Srisai,Engineer,R&D,CC 7,2026-11-21 01:30:05,ไม่\r\n"
                        + "2,777777,Zed,,,,2026-11-21 01:31:00,ใช่\r\n");
        assertThat(olga.get("/organizer/meeting/" + meeting + "/export").body()).isEqualTo(file.body());
    }

    @Test
    void anAdminsFileIsDocument000s() {
        int meeting = ours("Board");
        twoPeople(meeting);
        Client ann = stage.world().signedIn("ann");
        LocalDateTime before = LocalDateTime.now(BANGKOK).minusSeconds(1);
        Answer file = ann.get("/admin/registrations/" + meeting + "/export");

        Matcher name = Pattern.compile("attachment; filename=\"registrations_" + meeting + "_(\\d{8}_\\d{6})\\.csv\"; .*")
                .matcher(file.header("Content-Disposition"));
        assertThat(name.matches()).isTrue();
        assertThat(LocalDateTime.parse(name.group(1), STAMP)).isBetween(before, LocalDateTime.now(BANGKOK));
        assertThat(file.body())
                .isEqualTo(MARK + "ลำดับ,รหัสพนักงาน,ชื่อ-นามสกุล,ตำแหน่ง,ส่วนงานย่อ,ศูนย์ต้นทุน,เวลาลงทะเบียน,ลงทะเบียนด้วยตนเอง\r\n"
                        + "1,00100002,Nok Srisai,Engineer,R&D,CC 7,2026-11-21 01:30:05,ไม่ใช่\r\n"
                        + "2,777777,Zed,,,,2026-11-21 01:31:00,ใช่\r\n");
    }

    @Test
    void aWorkbookHoldsTheSameWithMomentsAsMoments() throws IOException {
        int meeting = ours("Board");
        twoPeople(meeting);
        HttpResponse<InputStream> file = olga.open("/organizer/meeting/" + meeting + "/export/excel");

        assertThat(file.headers().firstValue("Content-Type"))
                .contains("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"registrations_Board_2026-11-21.xlsx\"; "
                        + "filename*=UTF-8''registrations_Board_2026-11-21.xlsx");
        try (ReadableWorkbook workbook = new ReadableWorkbook(file.body())) {
            assertThat(workbook.getFirstSheet().getName()).isEqualTo("รายชื่อผู้ลงทะเบียน");
            List<Row> rows = workbook.getFirstSheet().read();
            assertThat(texts(rows.get(0)))
                    .containsExactly(
                            "ลำดับ", "รหัสพนักงาน", "ชื่อ-สกุล", "ตำแหน่ง", "ส่วนงาน", "ศูนย์ต้นทุน", "เวลาลงทะเบียน",
                            "ลงทะเบียนด้วยตนเอง");
            assertThat(rows).hasSize(3);
            assertThat(rows.get(1).getCellAsNumber(0)).contains(BigDecimal.ONE);
            assertThat(rows.get(1).getCellText(1)).isEqualTo("00100002");
            assertThat(rows.get(1).getCellAsDate(6)).contains(LocalDateTime.of(2026, 11, 21, 1, 30, 5));
            assertThat(rows.get(2).getCellText(2)).isEqualTo("Zed");
            assertThat(rows.get(2).getCellText(7)).isEqualTo("ใช่");
        }
    }

    @Test
    void elsewhereTheHeadingsAreTheReaders() throws IOException {
        int meeting = ours("Board");
        person(meeting, "00100002", "Nok Srisai", "2026-11-20 18:30:05Z", "email = 'nok@acme.example'");
        String address = "/organizer/meeting/" + meeting + "/registrations/export/";

        assertThat(olga.get(address + "csv").body())
                .isEqualTo(MARK + "No.,Number,Name,Position,Section,Cost centre,Registered at,By hand,E-mail,Status,Checked in at\r\n"
                        + "1,00100002,Nok Srisai,,,,2026-11-21 01:30:05,no,nok@acme.example,Registered,\r\n");
        try (ReadableWorkbook workbook = new ReadableWorkbook(olga.open(address + "xlsx").body())) {
            assertThat(workbook.getFirstSheet().getName()).isEqualTo("Registrations");
            assertThat(texts(workbook.getFirstSheet().read().get(1)))
                    .endsWith("no", "nok@acme.example", "Registered");
        }
        assertThat(olga.get(address + "pdf").status()).isEqualTo(404);
        assertThat(olga.cookie("lang", "fr").get(address + "csv").body().lines().toList().get(1))
                .isEqualTo("1,00100002,Nok Srisai,,,,2026-11-21 01:30:05,non,nok@acme.example,Inscrit,");
    }

    @Test
    void noCellIsAFormula() throws IOException {
        int meeting = ours("Board");
        List<String> hostile = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1");
        for (int i = 0; i < hostile.size(); i++) {
            person(meeting, "20000" + i, hostile.get(i), "2026-11-20 18:30:0" + i + "Z", "section = '=2', position = '-2', cost_center = '@2'");
        }

        String csv = olga.get("/organizer/meeting/" + meeting + "/registrations/export/csv").body();
        assertThat(csv.substring(csv.indexOf("\r\n") + 2))
                .isEqualTo("1,200000,'=1+1,'-2,'=2,'@2,2026-11-21 01:30:00,no,,Registered,\r\n"
                        + "2,200001,'+1,'-2,'=2,'@2,2026-11-21 01:30:01,no,,Registered,\r\n"
                        + "3,200002,'-1,'-2,'=2,'@2,2026-11-21 01:30:02,no,,Registered,\r\n"
                        + "4,200003,'@SUM(A1),'-2,'=2,'@2,2026-11-21 01:30:03,no,,Registered,\r\n"
                        + "5,200004,'\t=1,'-2,'=2,'@2,2026-11-21 01:30:04,no,,Registered,\r\n"
                        + "6,200005,\"'\r=1\",'-2,'=2,'@2,2026-11-21 01:30:05,no,,Registered,\r\n");
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(olga.open("/organizer/meeting/" + meeting + "/export/excel").body())) {
            List<Row> rows = workbook.getFirstSheet().read();
            for (int i = 0; i < hostile.size(); i++) {
                assertThat(rows.get(i + 1).getCell(2).getType()).isEqualTo(CellType.STRING);
                assertThat(rows.get(i + 1).getCellText(2)).isEqualTo(hostile.get(i).replace('\r', '\n'));
            }
        }
    }

    @Test
    void whoIsNoLongerRegisteredIsNotInIt() {
        int meeting = ours("Board");
        twoPeople(meeting);
        stage.world().sql("update registration set status = 'cancelled', cancelled_at = now() where tenant_id = ? and number = '777777'",
                stage.world().id());

        assertThat(olga.get("/organizer/meeting/" + meeting + "/export/csv").body().lines().toList())
                .hasSize(2)
                .element(1)
                .isEqualTo("1,00100002,Nok Srisai,Engineer,R&D,CC 7,2026-11-21 01:30:05,ไม่");
    }

    /** Rows are read a thousand at a time, while the file is being fetched: whoever comes meanwhile is the last in it. */
    @Test
    void aLongListIsWrittenWhileItIsRead() throws IOException {
        int meeting = ours("Everybody");
        crowd(meeting, 20_000);
        HttpResponse<InputStream> file = olga.open("/organizer/meeting/" + meeting + "/registrations/export/csv");
        List<String> lines = new ArrayList<>();
        try (var reader = new BufferedReader(new InputStreamReader(file.body(), StandardCharsets.UTF_8))) {
            lines.add(reader.readLine());
            lines.add(reader.readLine());
            stage.register(meeting, "100002");
            reader.lines().forEach(lines::add);
        }

        assertThat(file.headers().firstValue("Content-Length")).isEmpty();
        assertThat(lines).hasSize(20_002);
        assertThat(lines.get(20_000)).startsWith("20000,320000,Person 20000 ");
        assertThat(lines.get(20_001)).startsWith("20001,00100002,Nok Srisai,");
    }

    @Test
    void aLongListIsAWorkbookToo() throws IOException {
        int meeting = ours("Everybody");
        crowd(meeting, 20_000);
        try (ReadableWorkbook workbook = new ReadableWorkbook(
                        olga.open("/organizer/meeting/" + meeting + "/export/excel").body());
                var rows = workbook.getFirstSheet().openStream()) {
            assertThat(rows.count()).isEqualTo(20_001);
        }
    }

    /** A page of a thousand rows is a question; a row is none. */
    @Test
    void asManyRowsAsAPageHoldsAreAskedForAsOneIs() {
        int meeting = ours("Everybody");
        crowd(meeting, 1);
        List<String> forOne = statements(olga, meeting);
        stage.world().sql("delete from registration where tenant_id = ?", stage.world().id());
        crowd(meeting, 999);

        assertThat(forOne).isNotEmpty();
        assertThat(statements(olga, meeting)).isEqualTo(forOne);
    }

    private List<String> statements(Client olga, int meeting) {
        return Statements.during(
                stage.world(),
                () -> assertThat(olga.get("/organizer/meeting/" + meeting + "/registrations/export/csv").status()).isEqualTo(200));
    }

    private static Stage inBangkok() {
        Stage stage = new Stage();
        stage.world().sql("update organization set zone = 'Asia/Bangkok' where id = ?", stage.world().id());
        return stage;
    }

    /** Of Olga, on 21 November 2026 in Bangkok, though the day before at Greenwich. */
    private int ours(String topic) {
        int meeting = stage.organizedBy("olga", stage.meeting(topic));
        stage.set(meeting, "starts_at = '2026-11-20 18:00Z', ends_at = '2099-11-20 20:00Z'");
        return meeting;
    }

    private void twoPeople(int meeting) {
        person(meeting, "00100002", "Nok Srisai", "2026-11-20 18:30:05.987654Z", "position = 'Engineer', section = 'R&D', cost_center = 'CC 7'");
        person(meeting, "777777", "Zed", "2026-11-20 18:31:00Z", "by_hand = true");
    }

    private void person(int meeting, String number, String name, String at, String columns) {
        stage.world().sql("insert into registration (tenant_id, meeting_id, number, number_key, name, registered_at)"
                        + " select tenant_id, id, ?, ltrim(?, '0'), ?, cast(? as timestamptz) from meeting where tenant_id = ? and number = ?",
                number, number, name, at, stage.world().id(), meeting);
        stage.world().sql("update registration set " + columns + " where tenant_id = ? and number = ?", stage.world().id(), number);
    }

    /** People whose names are so long that what is sent fits into no buffer on the way. */
    private void crowd(int meeting, int people) {
        stage.world().sql("insert into registration (tenant_id, meeting_id, number, number_key, name, position, section, registered_at)"
                        + " select tenant_id, id, (300000 + n)::text, (300000 + n)::text, 'Person ' || n || ' ' || repeat('x', 200),"
                        + " repeat('y', 255), repeat('z', 255), now() - interval '1 day' + n * interval '1 millisecond'"
                        + " from meeting, generate_series(1, ?) n where tenant_id = ? and meeting.number = ?",
                people, stage.world().id(), meeting);
    }

    private static List<String> texts(Row row) {
        return row.stream().map(cell -> cell == null ? "" : cell.getText()).toList();
    }
}
