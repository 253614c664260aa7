package org.prachum.movingin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DumpReaderTest {

    static final Path DUMPS = Path.of("src", "test", "resources", "document000");
    static final String COPY = "COPY public.employees (emp_id, emp_name, \"position\") FROM stdin;\n";

    @TempDir
    Path folder;

    /** What was found: {@code employees 12 {emp_id=1, …}}, or {@code employees 12 movingin.row.…}. */
    static final class Found implements DumpReader.Finds {

        final List<String> rows = new ArrayList<>();
        int count;

        @Override
        public void row(OldTable table, int line, Map<String, String> values) {
            count++;
            if (rows.size() < 10_000) {
                rows.add(table.stored() + " " + line + " " + new TreeMap<>(values));
            }
        }

        @Override
        public void odd(OldTable table, int line, String fact) {
            rows.add(table.stored() + " " + line + " " + fact);
        }

        long of(String table) {
            return rows.stream().filter(row -> row.startsWith(table + " ")).count();
        }
    }

    /** Whoever hears of a row hears of it before much more of the file was taken, however long the file is. */
    @ParameterizedTest
    @ValueSource(strings = {"copy", "inserts"})
    void readsNoFurtherAheadThanItsBuffer(String form) throws IOException {
        String row = form.equals("copy") ? "%06d\tสมชาย ใจดี\tวิศวกร\n" : "INSERT INTO employees VALUES ('%06d', 'สมชาย ใจดี', 'วิศวกร');\n";
        int length = String.format(row, 0).length();
        int many = 50_000;
        String before = form.equals("copy") ? COPY : "CREATE TABLE employees (emp_id text, emp_name text, position text);\n";
        Stream<String> rows = IntStream.range(0, many).mapToObj(person -> String.format(row, person));
        long[] taken = {0};
        Reader file = new FilterReader(text(Stream.of(Stream.of(before), rows, Stream.of("\\.\n")).flatMap(part -> part))) {
            @Override
            public int read(char[] into, int from, int most) throws IOException {
                int read = super.read(into, from, most);
                taken[0] += Math.max(0, read);
                return read;
            }
        };
        int[] heard = {0};
        long[] ahead = {0};
        new DumpReader(file, new DumpReader.Finds() {
            @Override
            public void row(OldTable table, int line, Map<String, String> values) {
                heard[0]++;
                ahead[0] = Math.max(ahead[0], taken[0] - before.length() - (long) heard[0] * length);
            }

            @Override
            public void odd(OldTable table, int line, String fact) {
                throw new AssertionError(fact);
            }
        }).read();
        assertThat(heard[0]).isEqualTo(many);
        assertThat(ahead[0]).as("characters read before they are needed").isLessThanOrEqualTo(1 << 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"copy.sql", "inserts.sql"})
    void readsTheRowsOfARealDumpInEitherForm(String name) throws IOException {
        Found found = new Found();
        try (DumpReader reader = DumpReader.open(DUMPS.resolve(name), found)) {
            reader.read();
        }
        assertThat(found.of("employees")).isEqualTo(240);
        assertThat(found.of("users")).isEqualTo(6);
        assertThat(found.of("meetings")).isEqualTo(28);
        assertThat(found.of("registrations")).isEqualTo(611);
        assertThat(found.of("otp_tokens")).isZero();
        assertThat(found.rows).noneMatch(row -> row.contains("movingin.row"));
        assertThat(found.rows).as("what stands in functions is no row").noneMatch(row -> row.contains("Nobody"));
        assertThat(found.rows).anyMatch(row -> row.contains("วิชัย O'Neill")).anyMatch(row -> row.contains("แสนดี\\ทดสอบ"));
        assertThat(found.rows).anyMatch(row -> row.contains("บรรทัดแรก\n\tบรรทัดที่สอง\\ <b>ตัวหนา</b>; DROP TABLE meeting; -- \\.\n\\.\n"));
        assertThat(found.rows).anyMatch(row -> row.contains("topic='); DROP TABLE registration CASCADE; --"));
    }

    @Test
    void bothFormsOfOneDumpSayTheSame() throws IOException {
        List<List<String>> both = new ArrayList<>();
        for (String name : List.of("copy.sql", "inserts.sql")) {
            Found found = new Found();
            try (DumpReader reader = DumpReader.open(DUMPS.resolve(name), found)) {
                reader.read();
            }
            both.add(found.rows.stream()
                    .map(row -> row.replaceFirst(" \\d+ ", " ").replaceAll("=(t|true)(?=[,}])", "=yes").replaceAll("=(f|false)(?=[,}])", "=no"))
                    .sorted()
                    .toList());
        }
        assertThat(both.get(0)).isEqualTo(both.get(1));
    }

    @Test
    void unescapesWhatCopyEscapes() {
        assertThat(rows(COPY + "1\tA\\tB\\nC\\\\D\\N\t\\N\n2\t\\x41\\101\t\n\\.\n")).containsExactly(
                "employees 2 {emp_id=1, emp_name=A\tB\nC\\DN, position=null}",
                "employees 3 {emp_id=2, emp_name=AA, position=}");
    }

    @Test
    void readsRowsOfWindowsToo() {
        assertThat(rows((COPY + "1\tA\tB\n\\.\n").replace("\n", "\r\n"))).containsExactly(
                "employees 2 {emp_id=1, emp_name=A, position=B}");
    }

    @Test
    void readsInsertsOfAnyForm() {
        assertThat(rows("""
                /* a comment /* in a comment; INSERT INTO employees VALUES ('0','0'); */ */
                create table "employees" (emp_name text not null default 'a,b)', CONSTRAINT x CHECK (emp_name <> ')'), "emp_id" varchar(20), primary key (emp_id));
                INSERT INTO employees VALUES ('it''s', E'\\x31\\'', NULL), ('two', '2'::character varying(20));
                insert into only.public.employees (emp_id, emp_name) overriding system value values
                  ($q$3$q$, $$a;b$$), ('4'::text, 'four') on conflict do nothing;
                INSERT INTO employees (emp_id, emp_name) VALUES ('5', 'five');INSERT INTO employees (emp_id, emp_name) VALUES (6, 'six');
                """)).containsExactly(
                "employees 3 movingin.row.cells",
                "employees 4 {emp_id=2, emp_name=two}",
                "employees 5 {emp_id=3, emp_name=a;b}",
                "employees 6 {emp_id=4, emp_name=four}",
                "employees 7 {emp_id=5, emp_name=five}",
                "employees 8 {emp_id=6, emp_name=six}");
    }

    @Test
    void takesNoRowWhoseValuesWouldHaveToBeCalculated() {
        assertThat(rows("""
                INSERT INTO users (id, email) VALUES (1, pg_read_file('/etc/passwd')), (2, 'a@b.example' || current_user), (3, (SELECT 'x;y')),
                (4, 'good@b.example'), (5, lo_import('/x')::text), (6, '7'::text || 'x'), (7, nextval('s'::regclass));
                INSERT INTO users (id, email) SELECT 1, 'x@y.example' FROM pg_sleep(100);
                """)).containsExactly(
                "users 1 movingin.row.values",
                "users 2 movingin.row.values",
                "users 3 movingin.row.values",
                "users 4 {email=good@b.example, id=4}",
                "users 5 movingin.row.values",
                "users 6 movingin.row.values",
                "users 7 movingin.row.values",
                "users 8 movingin.row.values");
    }

    @Test
    void stepsOverEverythingThatIsNoRow() {
        assertThat(rows("""
                \\connect template1
                \\! rm -rf /
                \\copy employees from '/etc/passwd'
                SET client_encoding = 'UTF8';
                COPY employees (emp_id, emp_name) FROM '/etc/passwd';
                COPY employees TO PROGRAM 'sh';
                COPY (SELECT 1) TO stdout;
                CREATE FUNCTION evil() RETURNS void LANGUAGE plpgsql AS $evil$ BEGIN INSERT INTO employees (emp_id, emp_name) VALUES ('9','9'); $$;$$ END $evil$;
                CREATE FUNCTION worse() RETURNS int LANGUAGE sql BEGIN ATOMIC
                 INSERT INTO employees (emp_id, emp_name) VALUES ('8','8'); SELECT CASE WHEN true THEN 1 END; INSERT INTO employees (emp_id, emp_name) VALUES ('7','7');
                END;
                CREATE RULE r AS ON INSERT TO x DO ALSO (INSERT INTO employees (emp_id, emp_name) VALUES ('6','6'); DELETE FROM y);
                DO $$ BEGIN EXECUTE 'INSERT INTO employees (emp_id, emp_name) VALUES (5,5);'; END $$;
                COMMENT ON TABLE x IS 'a''b; INSERT INTO employees (emp_id, emp_name) VALUES (4,4);';
                COPY public.other (a, b) FROM stdin;
                1\tINSERT INTO employees (emp_id, emp_name) VALUES (3,3);
                \\N\t\\.
                \\.
                COPY public.otp_tokens (id, email, token) FROM stdin;
                1\ta@b.example\t123456
                \\.
                COPY public.employees (emp_id, emp_name) FROM stdin;
                1\tAnn
                \\.
                """)).containsExactly("employees 23 {emp_id=1, emp_name=Ann}");
    }

    @Test
    void takesBackslashesAsOldDumpsMeanThem() {
        assertThat(rows("SET standard_conforming_strings = off;\nINSERT INTO users (id, email) VALUES (1, 'a\\'b');\n"))
                .containsExactly("users 2 {email=a'b, id=1}");
    }

    @Test
    void refusesWhatIsCutOffOrAnotherPrograms() {
        assertThatThrownBy(() -> rows(COPY + "1\tAnn\tChief\n2\tBe")).hasMessageContaining("movingin.dump.cutOff");
        assertThatThrownBy(() -> rows("INSERT INTO users (id, email) VALUES (1, 'a")).hasMessageContaining("movingin.dump.cutOff");
        assertThatThrownBy(() -> rows("COPY public.users (id, login) FROM stdin;\n\\.\n")).hasMessageContaining("movingin.dump.column");
        assertThatThrownBy(() -> rows("SELECT 1;\n")).hasMessageContaining("movingin.dump.nothing");
        assertThatThrownBy(() -> rows("COPY users (id, email) FROM stdin WITH (FORMAT csv);\n1,a\n\\.\n"))
                .hasMessageContaining("movingin.dump.copyOptions");
    }

    @Test
    void readsTheEncodingThatADumpNames() throws IOException {
        Path dump = folder.resolve("old.sql");
        String text = "SET client_encoding = 'WIN874';\n" + COPY + "1\tณัฐชา\t\n\\.\n";
        Files.write(dump, text.getBytes(Charset.forName("x-windows-874")));
        assertThat(open(dump)).containsExactly("employees 3 {emp_id=1, emp_name=ณัฐชา, position=}");

        Files.write(dump, text.replace("WIN874", "UTF8").getBytes(Charset.forName("x-windows-874")));
        assertThatThrownBy(() -> open(dump)).hasMessageContaining("movingin.dump.damaged");
        Files.writeString(dump, text.replace("WIN874", "EUC_JP"));
        assertThatThrownBy(() -> open(dump)).hasMessageContaining("movingin.dump.encoding");
    }

    /** A line of a quarter of a gigabyte, and then one that is good. */
    @Test
    void keepsNothingOfALineWithoutEnd() throws IOException {
        String chunk = "x".repeat(1 << 20);
        Found found = new Found();
        long before = used();
        new DumpReader(text(Stream.of(
                        Stream.of(COPY, "1\t"), Collections.nCopies(256, chunk).stream(), Stream.of("\tA\n2\tBen\t\\N\n\\.\n")).flatMap(s -> s)), found)
                .read();
        assertThat(used() - before).isLessThan(32L << 20);
        assertThat(found.rows).containsExactly("employees 2 movingin.row.tooLong", "employees 3 {emp_id=2, emp_name=Ben, position=null}");
    }

    @Test
    void takesNoMoreMemoryForManyMoreRows() throws IOException {
        String rows = IntStream.range(0, 10_000).mapToObj(i -> i + "\tพนักงานชื่อยาวมากคนที่ " + i + "\t" + "ก".repeat(150) + "\n")
                .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append).toString();
        Found found = new Found();
        new DumpReader(text(Stream.of(Stream.of(COPY, rows, "\\.\n")).flatMap(s -> s)), found).read();
        long before = used();
        new DumpReader(text(Stream.of(Stream.of(COPY), Collections.nCopies(40, rows).stream(), Stream.of("\\.\n")).flatMap(s -> s)), found).read();
        assertThat(used() - before).isLessThan(16L << 20);
        assertThat(found.count).isEqualTo(410_000);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static List<String> rows(String dump) {
        Found found = new Found();
        try {
            new DumpReader(new StringReader(dump), found).read();
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return found.rows;
    }

    private static List<String> open(Path dump) throws IOException {
        Found found = new Found();
        try (DumpReader reader = DumpReader.open(dump, found)) {
            reader.read();
        }
        return found.rows;
    }

    /** What these say one after the other, without ever being one text. */
    private static Reader text(Stream<String> parts) {
        Iterator<String> rest = parts.iterator();
        return new Reader() {
            private Reader part = Reader.nullReader();

            @Override
            public int read(char[] target, int offset, int length) throws IOException {
                int read = part.read(target, offset, length);
                while (read < 0 && rest.hasNext()) {
                    part = new StringReader(rest.next());
                    read = part.read(target, offset, length);
                }
                return read;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }
}
