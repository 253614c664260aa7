package org.prachum.movingin;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rows of document 000's tables in a plain dump of PostgreSQL ({@code pg_dump}, with {@code COPY} or with {@code INSERT}), of
 * whatever version, with whatever columns in whatever order, from whatever schema.
 *
 * <p>Nothing is run. Everything that is no row of these tables is stepped over: other statements, functions, comments, what is meant for
 * {@code psql}. A row whose values are more than values, such as a call, is told as one that cannot be taken.
 */
final class DumpReader implements Closeable {

    /** Hears of what is found, in the order of the file. */
    interface Finds {

        /**
         * @param line on which it stands; of several on one line each counts on from there, so that no two have the same
         * @param values by column; null where the dump says null
         */
        void row(OldTable table, int line, Map<String, String> values);

        /** A row that cannot be read: {@code movingin.row.values}, {@code .tooLong} or {@code .cells}. */
        void odd(OldTable table, int line, String fact);
    }

    private static final int BEGINNING = 1 << 16;
    private static final int MOST_COLUMNS = 200;
    private static final Pattern ENCODING = Pattern.compile("(?i)client_encoding\\s*(?:=|to)\\s*'?([\\w-]+)");
    private static final Map<String, Charset> ENCODINGS = Map.of(
            "UTF8", StandardCharsets.UTF_8,
            "UTF-8", StandardCharsets.UTF_8,
            "UNICODE", StandardCharsets.UTF_8,
            "SQL_ASCII", StandardCharsets.UTF_8,
            "WIN874", Charset.forName("x-windows-874"));

    private final Reader reader;
    private final DumpText text;
    private final Finds finds;
    private final Map<OldTable, List<String>> columns = new EnumMap<>(OldTable.class);
    private boolean found;
    private int lastLine;

    DumpReader(Reader reader, Finds finds) {
        this.reader = reader;
        this.text = new DumpText(reader);
        this.finds = finds;
    }

    /** @throws MoveRefused when it is written in an encoding that is not read */
    static DumpReader open(Path file, Finds finds) throws IOException {
        Charset charset = charsetOf(file);
        return new DumpReader(
                new InputStreamReader(
                        new BufferedInputStream(Files.newInputStream(file), BEGINNING),
                        charset.newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                finds);
    }

    /** @throws MoveRefused when it is cut off, damaged, or has none of the tables */
    void read() throws IOException {
        try {
            while (text.peek() >= 0) {
                statement();
                text.skipBlank();
            }
        } catch (CharacterCodingException notThatEncoding) {
            throw new MoveRefused("movingin.dump.damaged", Map.of("line", text.line()));
        }
        if (!found) {
            throw new MoveRefused("movingin.dump.nothing", Map.of());
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private static Charset charsetOf(Path file) throws IOException {
        String beginning;
        try (var in = Files.newInputStream(file)) {
            beginning = new String(in.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        }
        Matcher said = ENCODING.matcher(beginning);
        String name = said.find() ? said.group(1).toUpperCase(Locale.ROOT) : "UTF8";
        Charset charset = ENCODINGS.get(name);
        if (charset == null) {
            throw new MoveRefused("movingin.dump.encoding", Map.of("encoding", name));
        }
        return charset;
    }

    private void statement() throws IOException {
        text.skipBlank();
        if (text.peek() == '\\') {
            // For psql itself: \connect, \restrict, \! and the like.
            text.skipLine();
            return;
        }
        switch (text.word().toUpperCase(Locale.ROOT)) {
            case "COPY" -> copy();
            case "INSERT" -> insert();
            case "CREATE" -> create();
            case "SET" -> set();
            default -> skipStatement();
        }
    }

    private void set() throws IOException {
        text.skipBlank();
        if (text.name().equals("standard_conforming_strings")) {
            text.skipBlank();
            if (!text.takes('=')) {
                text.word();
            }
            text.skipBlank();
            if (text.word().equalsIgnoreCase("off")) {
                text.backslashesEscape();
            }
        }
        skipStatement();
    }

    /** A plain dump with {@code INSERT} names no columns: they stand where the table is made. */
    private void create() throws IOException {
        text.skipBlank();
        String word = text.word().toUpperCase(Locale.ROOT);
        while (List.of("UNLOGGED", "TEMPORARY", "TEMP", "GLOBAL", "LOCAL").contains(word)) {
            text.skipBlank();
            word = text.word().toUpperCase(Locale.ROOT);
        }
        if (word.equals("TABLE")) {
            text.skipBlank();
            String name = text.qualifiedName();
            if (name.equals("if")) {
                text.word();
                text.skipBlank();
                text.word();
                text.skipBlank();
                name = text.qualifiedName();
            }
            Optional<OldTable> table = OldTable.of(name);
            if (table.isPresent() && text.takes('(')) {
                columns.put(table.get(), definitions());
            }
        }
        skipStatement();
    }

    private List<String> definitions() throws IOException {
        List<String> names = new ArrayList<>();
        while (true) {
            text.skipBlank();
            boolean quoted = text.peek() == '"';
            String name = text.name();
            boolean constraint = !quoted && List.of("constraint", "primary", "unique", "foreign", "check", "exclude", "like").contains(name);
            if (!constraint && !name.isEmpty() && names.size() < MOST_COLUMNS) {
                names.add(name);
            }
            if (skipValue() != ',') {
                return names;
            }
        }
    }

    private void copy() throws IOException {
        text.skipBlank();
        Optional<OldTable> table = OldTable.of(text.qualifiedName());
        List<String> order = text.takes('(') ? names() : List.of();
        text.skipBlank();
        boolean from = text.word().equalsIgnoreCase("FROM");
        text.skipBlank();
        boolean data = from && text.word().equalsIgnoreCase("STDIN");
        text.skipBlank();
        boolean plain = text.peek() == ';';
        skipStatement();
        if (data) {
            text.skipLine();
            if (table.isEmpty() || !table.get().isRead()) {
                skipData();
            } else if (plain) {
                data(table.get(), order(table.get(), order));
            } else {
                throw new MoveRefused("movingin.dump.copyOptions", Map.of("line", text.line()));
            }
        }
    }

    /** The columns as they come, which must have all that is needed. */
    private List<String> order(OldTable table, List<String> said) {
        found = true;
        List<String> order = said.isEmpty() ? columns.getOrDefault(table, List.of()) : said;
        table.lacking(order).ifPresent(column -> {
            throw new MoveRefused("movingin.dump.column", Map.of("table", table.stored(), "column", column));
        });
        return order;
    }

    private void skipData() throws IOException {
        boolean end = false;
        while (!end) {
            if (text.peek() < 0) {
                throw text.cutOff();
            }
            end = text.takes('\\') && text.peek() == '.';
            text.skipLine();
        }
    }

    private void data(OldTable table, List<String> order) throws IOException {
        while (true) {
            int line = nextLine();
            List<String> cells = new ArrayList<>();
            boolean tooLong = false;
            int end;
            do {
                StringBuilder cell = new StringBuilder();
                boolean none = false;
                int c = text.next();
                for (; c != '\t' && c != '\n'; c = text.next()) {
                    if (c < 0) {
                        throw text.cutOff();
                    }
                    if (c == '\\') {
                        if (text.peek() == '.' && cells.isEmpty() && cell.length() == 0) {
                            text.skipLine();
                            return;
                        }
                        none = text.peek() == 'N' && cell.length() == 0;
                        c = none ? text.next() : text.escaped();
                        if (none) {
                            continue;
                        }
                    } else if (c == '\r' && text.peek() == '\n') {
                        continue;
                    }
                    DumpText.keep((char) c, cell, DumpText.LONGEST_VALUE);
                }
                end = c;
                String value = none ? null : DumpText.whole(cell);
                tooLong |= !none && value == null;
                if (cells.size() <= MOST_COLUMNS) {
                    cells.add(value);
                }
            } while (end == '\t');
            tell(table, line, order, cells, tooLong, false);
        }
    }

    private void insert() throws IOException {
        text.skipBlank();
        text.word();
        text.skipBlank();
        Optional<OldTable> table = OldTable.of(text.qualifiedName()).filter(OldTable::isRead);
        if (table.isEmpty()) {
            skipStatement();
            return;
        }
        List<String> order = order(table.get(), text.takes('(') ? names() : List.of());
        text.skipBlank();
        String word = text.word().toUpperCase(Locale.ROOT);
        while (List.of("OVERRIDING", "SYSTEM", "USER", "VALUE").contains(word)) {
            text.skipBlank();
            word = text.word().toUpperCase(Locale.ROOT);
        }
        if (word.equals("VALUES")) {
            rows(table.get(), order);
        } else {
            finds.odd(table.get(), nextLine(), "movingin.row.values");
        }
        skipStatement();
    }

    private void rows(OldTable table, List<String> order) throws IOException {
        do {
            text.skipBlank();
            if (!text.takes('(')) {
                return;
            }
            row(table, order);
            text.skipBlank();
        } while (text.takes(','));
    }

    private void row(OldTable table, List<String> order) throws IOException {
        int line = nextLine();
        List<String> cells = new ArrayList<>();
        boolean odd = false;
        boolean tooLong = false;
        int end;
        do {
            Value value = value();
            odd |= !value.plain();
            tooLong |= value.tooLong();
            if (cells.size() <= MOST_COLUMNS) {
                cells.add(value.text());
            }
            end = value.end();
        } while (end == ',');
        tell(table, line, order, cells, tooLong, odd);
    }

    /** @param plain whether it is a value and nothing else; {@code end} is what stands behind it, and was taken */
    private record Value(String text, boolean plain, boolean tooLong, int end) {}

    private Value value() throws IOException {
        text.skipBlank();
        String value = null;
        boolean plain = true;
        boolean tooLong = false;
        if (text.takes('\'')) {
            value = text.text(false);
            tooLong = value == null;
        } else if (text.takes('$')) {
            value = text.dollarQuoted();
            tooLong = value == null;
        } else {
            StringBuilder word = new StringBuilder(text.word());
            while (text.peek() == '.' || text.peek() == '+') {
                word.append((char) text.next()).append(text.word());
            }
            String said = word.toString().toUpperCase(Locale.ROOT);
            if (said.equals("E") && text.takes('\'')) {
                value = text.text(true);
                tooLong = value == null;
            } else if (said.matches("TRUE|FALSE|[0-9][0-9.E+]*")) {
                value = said.toLowerCase(Locale.ROOT);
            } else {
                plain = said.equals("NULL") || said.equals("DEFAULT");
            }
        }
        text.skipBlank();
        if (text.takes(':')) {
            text.takes(':');
            text.skipBlank();
            plain &= isType();
        }
        int next = text.peek();
        if (next != ',' && next != ')') {
            plain = false;
        }
        return new Value(value, plain, tooLong, skipValue());
    }

    /** What a value is cast to: names and a length, and nothing that could be run. */
    private boolean isType() throws IOException {
        boolean named = !text.qualifiedName().isEmpty();
        for (String word = text.word(); !word.isEmpty(); word = text.word()) {
            text.skipBlank();
        }
        if (text.takes('(')) {
            named &= text.word().matches("[0-9]*") && text.takes(')');
        }
        text.skipBlank();
        for (String word = text.word(); !word.isEmpty(); word = text.word()) {
            text.skipBlank();
        }
        return named;
    }

    private void tell(OldTable table, int line, List<String> order, List<String> cells, boolean tooLong, boolean odd) {
        if (odd || tooLong) {
            finds.odd(table, line, odd ? "movingin.row.values" : "movingin.row.tooLong");
        } else if (cells.size() > order.size() || cells.size() < order.size() && table.lacking(order.subList(0, cells.size())).isPresent()) {
            finds.odd(table, line, "movingin.row.cells");
        } else {
            Map<String, String> values = new HashMap<>();
            for (int i = 0; i < cells.size(); i++) {
                values.put(order.get(i), cells.get(i));
            }
            finds.row(table, line, values);
        }
    }

    private int nextLine() {
        lastLine = Math.max(text.line(), lastLine + 1);
        return lastLine;
    }

    /** Between brackets, the first of which was taken. */
    private List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        do {
            text.skipBlank();
            String name = text.name();
            if (names.size() < MOST_COLUMNS) {
                names.add(name);
            }
            text.skipBlank();
        } while (text.takes(','));
        text.takes(')');
        return names;
    }

    /** Steps over the rest of a value, up to the comma or bracket behind it, which is taken and answered. */
    private int skipValue() throws IOException {
        int depth = 0;
        while (true) {
            text.skipBlank();
            int c = text.next();
            if (c < 0) {
                throw text.cutOff();
            }
            if (depth == 0 && (c == ',' || c == ')')) {
                return c;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            skipQuoted(c, "");
        }
    }

    /** Steps over the rest of a statement, up to its semicolon; a body in SQL has some of its own. */
    private void skipStatement() throws IOException {
        int depth = 0;
        int bodies = 0;
        String before = "";
        while (true) {
            text.skipBlank();
            String word = text.word().toUpperCase(Locale.ROOT);
            if (!word.isEmpty()) {
                if (word.equals("ATOMIC") && before.equals("BEGIN") || word.equals("CASE") && bodies > 0) {
                    bodies++;
                } else if (word.equals("END") && bodies > 0) {
                    bodies--;
                }
                before = word;
                if (text.peek() != '\'') {
                    continue;
                }
            }
            int c = text.next();
            if (c < 0 || c == ';' && depth <= 0 && bodies == 0) {
                return;
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            skipQuoted(c, word);
        }
    }

    /** @param prefix the word before it: {@code E} makes backslashes mean something */
    private void skipQuoted(int c, String prefix) throws IOException {
        if (c == '\'') {
            text.text(prefix.equals("E"));
        } else if (c == '"') {
            text.quotedName();
        } else if (c == '$') {
            text.dollarQuoted();
        }
    }
}
