package org.prachum.directory;

import static java.nio.charset.CodingErrorAction.REPLACE;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.prachum.platform.web.Language;

/**
 * A CSV file (RFC 4180, and what spreadsheet programs make of it): quotes with blanks around them or text after them, and a first line
 * such as {@code sep=;}, which is obeyed. A file is looked through once before: what holds control characters is no text at all.
 */
final class CsvLines implements SheetLines {

    static final String SEPARATORS = ",;\t|";

    /** A quote that never ends swallows the rest of the file: here it stops. */
    private static final int LONGEST_RECORD = SheetReader.MOST_COLUMNS * SheetReader.LONGEST_CELL;

    private static final int LOOKED_AT = 30;
    private static final Pattern SAYS_SEPARATOR = Pattern.compile("\"?[sS][eE][pP]=(.)\"?[,;\\t|]*");

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final RecordReader characters;
    private final SheetFormat format;
    private int read;

    private CsvLines(RecordReader characters, SheetFormat format, int before) throws IOException {
        this.characters = characters;
        this.format = format;
        this.read = before;
        this.parser = parser(characters, format.separator().charAt(0));
        this.records = parser.iterator();
    }

    /**
     * @param wanted what somebody chose; the rest is found out
     * @param language whose encodings are usual
     * @param headings how much a row looks like headings
     */
    static CsvLines open(Path file, SheetFormat wanted, Language language, ToIntFunction<List<String>> headings) throws IOException {
        Charset charset = charset(wanted.charset()).orElse(null);
        if (charset == null) {
            charset = TextEncoding.of(file, language);
        }
        lookThrough(file, charset);
        String said = said(file, charset);
        String separator = wanted.separator().length() == 1 ? wanted.separator() : said;
        if (separator.isEmpty()) {
            separator = separator(file, charset, headings);
        }
        RecordReader characters = new RecordReader(reader(file, charset, !said.isEmpty()));
        try {
            return new CsvLines(characters, new SheetFormat(charset.name(), separator, "", SheetFormat.UNKNOWN_ROW), said.isEmpty() ? 0 : 1);
        } catch (IOException e) {
            characters.close();
            throw e;
        }
    }

    @Override
    public Optional<Line> next() {
        try {
            characters.begin(read + 1);
            if (!records.hasNext()) {
                return Optional.empty();
            }
            read++;
            return Optional.of(new Line(read, records.next().toList()));
        } catch (UncheckedIOException | IllegalStateException e) {
            throw new SheetRefused("sheet.damaged", read + 1);
        }
    }

    @Override
    public SheetFormat format() {
        return format;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private static CSVParser parser(Reader characters, char separator) throws IOException {
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .setIgnoreSurroundingSpaces(true)
                .setTrailingData(true)
                .get()
                .parse(characters);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return name.isEmpty() ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return Optional.empty();
        }
    }

    private static void lookThrough(Path file, Charset charset) throws IOException {
        int row = 1;
        char[] buffer = new char[8192];
        try (Reader reader = reader(file, charset, false)) {
            for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    char c = buffer[i];
                    if (c == '\n') {
                        row++;
                    } else if (c < ' ' && c != '\t' && c != '\r' && !isOfOldPrograms(c)) {
                        throw new SheetRefused("sheet.not-a-table", row);
                    }
                }
            }
        }
    }

    /** A line or page that ends within a cell, and the end of a file of DOS. */
    private static boolean isOfOldPrograms(char c) {
        return c == 0x0b || c == 0x0c || c == 0x1a;
    }

    private static Reader reader(Path file, Charset charset, boolean withoutFirstLine) throws IOException {
        var decoder = charset.newDecoder().onMalformedInput(REPLACE).onUnmappableCharacter(REPLACE);
        BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        if (withoutFirstLine) {
            reader.readLine();
        }
        return reader;
    }

    /** The separator that the first line says, as Excel understands it; or nothing. */
    private static String said(Path file, Charset charset) throws IOException {
        char[] start = new char[20];
        try (Reader reader = reader(file, charset, false)) {
            int length = Math.max(0, reader.read(start));
            Matcher line = SAYS_SEPARATOR.matcher(new String(start, 0, length).split("[\\r\\n]", 2)[0]);
            return line.matches() ? line.group(1) : "";
        }
    }

    /** With which the first rows hold headings we know; else the one that stands equally often in most of them. */
    private static String separator(Path file, Charset charset, ToIntFunction<List<String>> headings) throws IOException {
        char best = ',';
        long highest = 0;
        for (char separator : SEPARATORS.toCharArray()) {
            List<List<String>> rows = start(file, charset, separator);
            long known = rows.stream().mapToInt(headings).max().orElse(0);
            Map<Integer, Integer> widths = new TreeMap<>();
            rows.stream().filter(row -> row.size() > 1).forEach(row -> widths.merge(row.size(), 1, Integer::sum));
            long alike = widths.entrySet().stream()
                    .mapToLong(width -> width.getValue() * 1_000L + Math.min(width.getKey(), 999))
                    .max()
                    .orElse(0);
            long score = known * 1_000_000 + alike;
            if (score > highest) {
                highest = score;
                best = separator;
            }
        }
        return String.valueOf(best);
    }

    private static List<List<String>> start(Path file, Charset charset, char separator) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = parser(new RecordReader(reader(file, charset, false)), separator)) {
            for (Iterator<CSVRecord> records = parser.iterator(); rows.size() < LOOKED_AT && records.hasNext(); ) {
                rows.add(records.next().toList().stream().map(SheetReader::tidied).toList());
            }
        } catch (UncheckedIOException | IllegalStateException | SheetRefused unreadableSo) {
            return rows;
        }
        return rows;
    }

    /** Hands out characters, and refuses when one record takes too many of them. */
    private static final class RecordReader extends FilterReader {

        private int row;
        private int taken;

        RecordReader(Reader in) {
            super(in);
        }

        void begin(int row) {
            this.row = row;
            this.taken = 0;
        }

        @Override
        public int read() throws IOException {
            count(1);
            return super.read();
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            count(read);
            return read;
        }

        private void count(int characters) {
            taken += characters;
            if (taken > LONGEST_RECORD) {
                throw new SheetRefused("sheet.cell-too-long", row, SheetReader.LONGEST_CELL);
            }
        }
    }
}
