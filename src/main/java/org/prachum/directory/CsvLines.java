package org.prachum.directory;

import static java.nio.charset.CodingErrorAction.REPORT;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A CSV file (RFC 4180, and what spreadsheet programs make of it).
 *
 * <p>Bytes that are not UTF-8 are Windows-874, which is what Excel writes on a Thai Windows. A file is looked through
 * once before: what is neither, or holds control characters, is no text at all.
 */
final class CsvLines implements SheetLines {

    private static final Charset WINDOWS_874 = Charset.forName("x-windows-874");

    /** A quote that never ends swallows the rest of the file: here it stops. */
    private static final int LONGEST_RECORD = SheetReader.MOST_COLUMNS * SheetReader.LONGEST_CELL;

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final RecordReader characters;
    private int read;

    private CsvLines(RecordReader characters, char delimiter) throws IOException {
        this.characters = characters;
        this.parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(false)
                .get()
                .parse(characters);
        this.records = parser.iterator();
    }

    static CsvLines open(Path file) throws IOException {
        var charset = charsetOf(file);
        char delimiter;
        try (var reader = reader(file, charset)) {
            delimiter = delimiterOf(reader);
        }
        var characters = new RecordReader(reader(file, charset));
        try {
            return new CsvLines(characters, delimiter);
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
    public void close() throws IOException {
        parser.close();
    }

    private static Charset charsetOf(Path file) throws IOException {
        try {
            lookThrough(file, UTF_8);
            return UTF_8;
        } catch (CharacterCodingException notUtf8) {
            try {
                lookThrough(file, WINDOWS_874);
                return WINDOWS_874;
            } catch (CharacterCodingException neither) {
                throw new SheetRefused("sheet.not-a-table", 0);
            }
        }
    }

    private static void lookThrough(Path file, Charset charset) throws IOException {
        int row = 1;
        var buffer = new char[8192];
        try (var reader = reader(file, charset)) {
            for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    char c = buffer[i];
                    if (c == '\n') {
                        row++;
                    } else if (c < ' ' && c != '\t' && c != '\r') {
                        throw new SheetRefused("sheet.not-a-table", row);
                    }
                }
            }
        }
    }

    private static Reader reader(Path file, Charset charset) throws IOException {
        var decoder = charset.newDecoder().onMalformedInput(REPORT).onUnmappableCharacter(REPORT);
        var reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder));
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        return reader;
    }

    /** Whichever stands most often in the first line, outside quotes. */
    private static char delimiterOf(Reader reader) throws IOException {
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        boolean something = false;
        for (int i = 0; i < LONGEST_RECORD; i++) {
            int c = reader.read();
            if (c < 0 || (c == '\n' || c == '\r') && something && !quoted) {
                break;
            }
            something |= c != '\n' && c != '\r';
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
        }
        if (tabs > commas && tabs > semicolons) {
            return '\t';
        }
        return semicolons > commas ? ';' : ',';
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
