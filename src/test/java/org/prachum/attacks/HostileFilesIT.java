package org.prachum.attacks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;
import org.prachum.testing.World;

/** Files that are no logo and no directory, or more than that: each refused beside its field, nothing kept, and the server as before. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HostileFilesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NO_PICTURE = "Please choose a PNG, JPEG or WebP picture.";
    private static final String TOO_LARGE = "The picture may be at most 4,096 pixels wide and high.";
    private static final String TOO_HEAVY = "The picture is larger than 2 MB. Please choose a smaller one.";
    private static final String DAMAGED = "This picture is damaged and cannot be read.";

    /** A message and the file that deserves it. */
    private record Case(String sentence, byte[] file) {}

    static Scene scene;
    static Client ann;

    @BeforeAll
    static void build() {
        scene = Scene.of("House");
        ann = scene.admin();
    }

    @TestFactory
    Stream<DynamicTest> noLogoButAPicture() {
        byte[] png = Bytes.picture("png", 64, 64);
        byte[] jpeg = Bytes.picture("jpg", 64, 64);
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("10 MB", new Case(TOO_HEAVY, Arrays.copyOf(png, 10 << 20)));
        cases.put("40,000 by 40,000 pixels", new Case(TOO_LARGE, Bytes.claiming(40_000, 40_000)));
        cases.put("2^31 by 2^31 pixels", new Case(TOO_LARGE, Bytes.claiming(Integer.MAX_VALUE, Integer.MAX_VALUE)));
        cases.put("negative", new Case(DAMAGED, Bytes.claiming(-1, -1)));
        cases.put("claims more than it has", new Case(DAMAGED, Bytes.claiming(4000, 4000)));
        cases.put("SVG", new Case(NO_PICTURE, Bytes.of("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>")));
        cases.put("HTML", new Case(NO_PICTURE, Bytes.of("<html><script>alert(1)</script></html>")));
        cases.put("GIF that is a script", new Case(NO_PICTURE, Bytes.of("GIF89a/*" + "\0".repeat(20) + "*/=alert(1)")));
        cases.put("picture and archive", new Case(DAMAGED, Bytes.joined(png, Bytes.archive("x.html", "<script>alert(1)</script>"))));
        cases.put("picture and page", new Case(DAMAGED, Bytes.joined(jpeg, Bytes.of("<script>alert(1)</script>"))));
        cases.put("cut off", new Case(DAMAGED, Arrays.copyOf(jpeg, jpeg.length / 2)));
        cases.put("only its beginning", new Case(DAMAGED, Arrays.copyOf(png, 8)));
        cases.put("moving WebP", new Case(DAMAGED, Base64.getDecoder().decode("UklGRlIAAABXRUJQVlA4WAoAAAASAAAAAAAAAAAAQU5JTQYAAAD/"
                + "////AABBTk1GJgAAAAAAAAAAAAAAAAAAAGQAAABWUDhMDQAAAC8AAAAQBxAREYiI/gcA")));
        return cases.entrySet().stream().map(each -> dynamicTest(each.getKey(), () -> {
            Answer answer = brand("logo.png", each.getValue().file());
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.between("id=\"logo-error\">", "</p>")).isEqualTo(each.getValue().sentence());
            assertThat(answer.body()).as("what was typed").contains("value=\"Typed\"");
            Harmless.check(answer, each.getKey());
            assertNothingKept();
        }));
    }

    /** The first is more than the server reads at all; nobody can be shown a field then. */
    @TestFactory
    Stream<DynamicTest> moreThanCanBeSentIsAPageThatSaysSo() {
        return Stream.of("/admin/branding", "/admin/import", "/submit/1", "/auth/login").map(path -> dynamicTest(path, () -> {
            Answer answer = ann.upload(path, "file", "heavy.bin", new byte[13 << 20]);
            assertThat(answer.status()).isEqualTo(413);
            assertThat(answer.between("<h1>", "</h1>")).isEqualTo("That is too large");
            Harmless.check(answer, path);
        }));
    }

    @TestFactory
    Stream<DynamicTest> noDirectoryButATable() {
        String entity = "<!DOCTYPE w [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>"
                + "<t>&x;</t></is></c></row></sheetData></worksheet>";
        byte[] noise = new byte[100_000];
        new Random(1).nextBytes(noise);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("bomb of 300 MB", Bytes.bomb(300));
        files.put("a bomb in a bomb", Bytes.archive("xl/worksheets/sheet1.xml", new String(Bytes.bomb(50), UTF_8)));
        files.put("an entity of the server's files", Bytes.workbook(entity, "a", "a"));
        files.put("an entity of the net", Bytes.workbook(entity.replace("file:///etc/passwd", "http://127.0.0.1:1/x"), "a", "a"));
        files.put("100,000 entries", Bytes.entries(100_000));
        files.put("nothing but an archive", Bytes.archive("../../../../tmp/prachum-hostile", "x", "/tmp/prachum-hostile", "x"));
        files.put("noise", noise);
        files.put("a CSV of binary", Bytes.joined(Bytes.of("emp_id,emp_name\r\n"), noise));
        files.put("a line without end", Bytes.of("emp_id,emp_name\r\n1," + "x".repeat(5 << 20)));
        files.put("a quote without end", Bytes.of("emp_id,emp_name\r\n1,\"" + "x\n".repeat(1 << 20)));
        files.put("a million columns", Bytes.of("emp_id,emp_name" + ",a".repeat(1_000_000)));
        files.put("a page", Bytes.of("<html><table><tr><td>emp_id</td></tr></table></html>"));
        files.put("an archive cut off", Arrays.copyOf(Bytes.entries(10), 60));
        files.put("an old workbook", Bytes.joined(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, new byte[512]));
        return files.entrySet().stream().map(file -> dynamicTest(file.getKey(), () -> {
            Instant begun = Instant.now();
            assertThat(ann.upload("/admin/import", "file", "people.xlsx", file.getValue()).status()).isEqualTo(302);
            Answer ended = whenRead();
            assertThat(Duration.between(begun, Instant.now())).isLessThan(PATIENCE);
            assertThat(ended.between("id=\"ended\">", "</p>")).contains("people.xlsx cannot be read").containsPattern("<span>[^<]{10,}</span>");
            Harmless.check(ended, file.getKey());
            assertNothingKept();
        }));
    }

    @TestFactory
    Stream<DynamicTest> noNameOfAFileIsMoreThanAName() {
        byte[] csv = Bytes.of("emp_name\r\nAnn");
        return Stream.of("../../../../etc/cron.d/people.csv", "C:\\\\Windows\\\\people.csv", "<img src=x onerror=alert(1)>.csv", "a\u0000b.csv",
                        "=cmd|' /C calc'!A0.csv", "x".repeat(5_000) + ".csv", "#{7*191}.csv", "..", "people.csv%0d%0aX: y")
                .map(name -> dynamicTest(name.substring(0, Math.min(40, name.length())), () -> {
                    Answer answer = ann.upload("/admin/import", "file", name, csv);
                    Harmless.check(answer, name);
                    Answer ended = whenRead();
                    Harmless.check(ended, name);
                    assertThat(ended.body()).doesNotContain("<img src=x", "1337", "cron.d", "C:", "Windows\\");
                    assertNothingKept();
                }));
    }

    @TestFactory
    @Order(Integer.MAX_VALUE)
    Stream<DynamicTest> thenWhatIsGoodIsTakenAsEver() {
        String people = IntStream.range(0, 20_000).mapToObj(i -> (500_000 + i) + ",Person " + i).collect(Collectors.joining("\r\n"));
        return Stream.of(
                dynamicTest("a directory of 20,000", () -> {
                    assertThat(ann.upload("/admin/import", "file", "people.csv", Bytes.of("emp_id,emp_name\r\n" + people)).status())
                            .isEqualTo(302);
                    assertThat(whenRead().body()).contains("<dd>20000</dd>", "name=\"import\"");
                }),
                dynamicTest("a logo with more frames, as its first", () ->
                        assertThat(brand("logo.png", Bytes.animated(Bytes.picture("png", 64, 64))).status()).isEqualTo(302)),
                dynamicTest("a large logo", () -> {
                    assertThat(brand("<script>.png", Bytes.picture("png", 4000, 3900)).status()).isEqualTo(302);
                    assertThat(scene.visitor().get("/logo/" + scene.visitor().get("/").between("/logo/", "\"")).header("Content-Type"))
                            .isEqualTo("image/png");
                }));
    }

    @AfterAll
    static void memoryHeld() throws IOException {
        assertThat(Files.readString(House.open().server().log())).doesNotContain("OutOfMemoryError");
    }

    private static Answer brand(String name, byte[] logo) {
        return ann.upload("/admin/branding", "logo", name, logo, "name", "Typed", "primary", "#0b6e4f", "accent", "#c8553d", "language", "en",
                "zone", "UTC");
    }

    private static Answer whenRead() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer page = ann.get("/admin/import");
        while (page.body().contains("data-running=\"true\"")) {
            assertThat(System.nanoTime()).as("read in time").isLessThan(deadline);
            page = ann.get("/admin/import");
        }
        return page;
    }

    private static void assertNothingKept() {
        assertThat(scene.count("select count(*) from picture where tenant_id = ?")).isZero();
        assertThat(scene.count("select count(*) from employee where tenant_id = ?")).isEqualTo(Scene.PEOPLE);
        assertThat(scene.count("select count(*) from employee_import_row where tenant_id = ?")).isZero();
        assertThat(World.text("select name from organization where id = ?", scene.world().id())).isEqualTo("House Holding");
    }
}
