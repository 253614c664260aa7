package org.prachum.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nobody believes a file that says it is an organization. */
class ParcelTest {

    private static final String SCHEMA = "20261121.1730";
    private static final byte[] PHOTO = {1, 2, 3};

    private static final List<Shape> SHAPES = List.of(
            new Shape("organization", "id", List.of(column("name", "text"), column("status", "text")), List.of(), Set.of()),
            new Shape("account", "tenant_id", List.of(column("email", "text")), List.of("id"), Set.of("organization")),
            new Shape("outbox", "tenant_id", List.of(column("body", "text")), List.of("id"), Set.of("organization")),
            new Shape(
                    "employee", "tenant_id", List.of(column("id", "uuid"), column("photo", "bytea")), List.of("id"), Set.of("organization")));

    @TempDir
    Path folder;

    @Test
    void aSoundOneIsOpenedAndRead() throws IOException {
        String photo = name(PHOTO);
        Zip zip = Zip.small().put(photo, PHOTO).sealed(SCHEMA, columns());
        try (Parcel parcel = open(zip.bytes())) {
            List<Manifest.Rows> tables = parcel.tables(SHAPES);
            assertThat(tables).extracting(Manifest.Rows::table).containsExactly("organization", "employee");
            try (BufferedReader lines = parcel.lines(tables.get(1))) {
                assertThat(lines.lines()).containsExactly("{\"id\":\"1\",\"photo\":null}");
            }
            assertThat(parcel.file(photo)).isEqualTo(PHOTO);
            assertThatThrownBy(() -> parcel.file("tables/employee.jsonl")).isInstanceOf(ArrivalRefused.class);
            assertThatThrownBy(() -> parcel.file(name(new byte[] {4}))).isInstanceOf(ArrivalRefused.class);
        }
    }

    @Test
    void anOlderSchemaMayComeAndANewerMayNot() throws IOException {
        open(Zip.small().sealed("20261120.0960", columns()).bytes()).close();
        open(Zip.small().sealed("20261121.999", columns()).bytes()).close();
        assertRefused("newer", Zip.small().sealed("20261121.1731", columns()));
        assertRefused("newer", Zip.small().sealed("20270101", columns()));
        assertRefused("newer", Zip.small().sealed("'; drop table account", columns()));
    }

    @Test
    void whatIsNoZipOrWasCutShortIsRefused() {
        byte[] whole = Zip.small().bytes();
        assertRefused("noZip", "hello".getBytes(StandardCharsets.UTF_8));
        assertRefused("noZip", new byte[0]);
        assertRefused("noZip", Arrays.copyOf(whole, whole.length / 2));
        assertRefused("manifest", Zip.small().without(Manifest.FILE));
        assertRefused("manifest", Zip.small().put(Manifest.FILE, "{}"));
        assertRefused("manifest", Zip.small().put(Manifest.FILE, "[".repeat(100_000)));
        assertRefused("format", Zip.small().put(Manifest.FILE, "{\"format\":2}"));
    }

    @Test
    void noNameLeadsAnywhere() {
        for (String name : List.of("../../etc/passwd", "/etc/passwd", "tables/../x.jsonl", "tables\\x.jsonl", "files/x.png", "a/", "C:x")) {
            assertRefused("entry", Zip.small().put(name, "x"));
        }
    }

    @Test
    void whatTheManifestDoesNotNameOrNamesInVainIsRefused() {
        assertRefused("entry", Zip.small().put("tables/account.jsonl", ""));
        assertRefused("entry", Zip.small().put(name(PHOTO), PHOTO));
        assertRefused("entry", Zip.small().without("tables/employee.jsonl"));
    }

    @Test
    void oneByteElseIsDamage() {
        assertRefused("damaged", Zip.small().put("tables/employee.jsonl", "{\"id\":\"2\",\"photo\":null}\n"));
        assertRefused("damaged", Zip.small().put(name(PHOTO), new byte[] {1, 2, 4}).sealed(SCHEMA, columns()));
    }

    @Test
    void whatUnpacksToMoreThanItSaysIsNotReadToItsEnd() {
        Zip bomb = Zip.small().put("tables/account.jsonl", "").sealed(SCHEMA, columns());
        bomb.put("tables/account.jsonl", new byte[50_000_000]);
        assertThat(bomb.bytes()).hasSizeLessThan(200_000);
        assertRefused("heavy", bomb);
    }

    @Test
    void whatSaysThatItIsTooHeavyIsNotReadAtAll() {
        String manifest = Zip.small().text(Manifest.FILE);
        assertRefused("heavy", Zip.small().put(Manifest.FILE, manifest.replaceAll("\"bytes\":\\d+", "\"bytes\":5000000000")));
        assertRefused("heavy", Zip.small().put(Manifest.FILE, manifest.replaceAll("\"bytes\":\\d+", "\"bytes\":-1")));
        assertRefused("heavy", Zip.small().put(Manifest.FILE, " ".repeat(5_000_000) + manifest));
    }

    @Test
    void onlyWhatIsKnownHereMayComeAndOnlyOnce() {
        assertRefused("table", Zip.small().put("tables/pg_authid.jsonl", "").sealed(SCHEMA, columns()));
        assertRefused("table", Zip.small().without("tables/organization.jsonl").sealed(SCHEMA, columns()));
        assertRefused("column", Zip.small().sealed(SCHEMA, Map.of("employee", List.of("tenant_id"))));
        assertRefused("column", Zip.small().sealed(SCHEMA, Map.of("employee", List.of("id", "id"))));
        assertRefused("column", Zip.small().sealed(SCHEMA, Map.of("employee", List.of("id\" , \"x"))));
    }

    @Test
    void whatStaysBehindDoesNotComeEither() {
        assertRefused("table", Zip.small().put("tables/outbox.jsonl", "{\"body\":\"x\"}\n").sealed(SCHEMA, columns()));
        assertRefused("column", Zip.small().sealed(SCHEMA, Map.of("organization", List.of("name", "status"))));
    }

    private void assertRefused(String why, Zip zip) {
        assertRefused(why, zip.bytes());
    }

    private void assertRefused(String why, byte[] bytes) {
        assertThatThrownBy(() -> open(bytes).close())
                .isInstanceOfSatisfying(ArrivalRefused.class, refused -> assertThat(refused.key()).isEqualTo("transfer.refused." + why));
    }

    private Parcel open(byte[] bytes) throws IOException {
        Path file = Files.createTempFile(folder, "parcel", ".zip");
        Files.write(file, bytes);
        return Parcel.open(file, SHAPES, SCHEMA, () -> {});
    }

    private static Map<String, List<String>> columns() {
        return Map.of("organization", List.of("name"), "employee", List.of("id", "photo"));
    }

    private static String name(byte[] content) {
        return "files/" + HexFormat.of().formatHex(Snapshot.sha256().digest(content)) + ".bin";
    }

    private static Shape.Column column(String name, String type) {
        return new Shape.Column(name, type);
    }
}
