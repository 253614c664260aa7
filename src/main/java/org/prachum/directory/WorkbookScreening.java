package org.prachum.directory;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Looks a workbook through before the library that reads it sees it, keeping none of it (OWASP ASVS 5.0, V5.2.3).
 *
 * <p>The archive may not unfold too far: what counts is the bytes that come out, not what its directory says. And its
 * XML may hold only what a spreadsheet program writes: no document type and so no entities, no column beyond a sheet's
 * last, no text without end, no reference to a shared text that is not there (the library would make room for all those
 * before it). The parsers for archive and XML are the ones that read the workbook later, so both see the same.
 */
final class WorkbookScreening {

    private static final int MOST_ENTRIES = 1_000;
    private static final int LARGEST_DIRECTORY = 1 << 20;
    private static final int END_OF_DIRECTORY = 0x06054b50;

    /** A hundred thousand rows of nineteen columns unfold to some 130 MB. */
    private static final long MOST_INFLATED = 256L << 20;

    private static final long MOST_INFLATED_A_BYTE = 100;
    private static final long FREE_OF_RATIO = 1 << 20;

    /** From one tag to the next. */
    private static final int LONGEST_STRETCH = 256 * 1024;

    /** Texts that cells share are held in memory by the reader. */
    private static final int MOST_SHARED_TEXTS = 1_000_000;

    private static final long MOST_SHARED_CHARACTERS = 24_000_000;
    private static final int LONGEST_TEXT = 32_767;
    private static final int LONGEST_NUMBER = 64;
    private static final Pattern CELL = Pattern.compile("[A-Z]{1,3}[0-9]{1,7}");

    /** Formats, relationships, sheets: the reader keeps each. */
    private static final int MOST_KEPT = 70_000;

    /** Formulas that span cells: the reader looks through them for each cell. */
    private static final int MOST_SPANNING = 500;

    private static final XMLInputFactory XML = xml();

    private long inflated;
    private boolean styled;
    private int kept;
    private int sharedTexts;
    private long sharedCharacters;
    private int highestSharedText = -1;

    private WorkbookScreening() {}

    /**
     * Screens a workbook.
     *
     * @return whether it has styles
     * @throws SheetRefused when it is damaged or unsafe
     */
    static boolean hasStyles(Path file) throws IOException {
        checkDirectory(file);
        var screening = new WorkbookScreening();
        try (var zip = ZipFile.builder().setPath(file).get()) {
            var entries = Collections.list(zip.getEntries());
            refuseOtherKinds(entries);
            if (entries.size() > MOST_ENTRIES) {
                throw unsafe();
            }
            for (var entry : entries) {
                screening.look(zip, entry);
            }
        } catch (SheetRefused e) {
            throw e;
        } catch (IOException | XMLStreamException | RuntimeException e) {
            // Archive and XML parsers answer damage with whatever they trip over.
            throw new SheetRefused("sheet.damaged", 0);
        }
        if (screening.highestSharedText >= screening.sharedTexts) {
            throw unsafe();
        }
        return screening.styled;
    }

    /** Other spreadsheets come as archives too, and are called by their names. */
    private static void refuseOtherKinds(List<ZipArchiveEntry> entries) {
        for (var entry : entries) {
            var name = entry.getName().toLowerCase(Locale.ROOT);
            if (name.equals("xl/workbook.bin")) {
                throw new SheetRefused("sheet.binary-workbook", 0);
            }
            if (name.endsWith(".iwa") || name.equals("index.zip")) {
                throw new SheetRefused("sheet.numbers", 0);
            }
        }
    }

    /** Even a list of a million entries takes memory, so its length is looked up before it is read. */
    private static void checkDirectory(Path file) throws IOException {
        try (var in = new RandomAccessFile(file.toFile(), "r")) {
            int length = (int) Math.min(in.length(), 65_557);
            var tail = new byte[length];
            in.seek(in.length() - length);
            in.readFully(tail);
            var bytes = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = length - 22; at >= 0; at--) {
                if (bytes.getInt(at) == END_OF_DIRECTORY) {
                    long start = Integer.toUnsignedLong(bytes.getInt(at + 16));
                    long end = in.length() - length + at;
                    if (start > end || end - start > LARGEST_DIRECTORY) {
                        throw unsafe();
                    }
                    return;
                }
            }
        }
        throw new SheetRefused("sheet.damaged", 0);
    }

    private void look(ZipFile zip, ZipArchiveEntry entry) throws IOException, XMLStreamException {
        var name = entry.getName().toLowerCase(Locale.ROOT);
        boolean markup = name.endsWith(".xml") || name.endsWith(".rels") || looksLikeMarkup(zip, entry);
        try (var in = new Inflated(zip.getInputStream(entry), entry.getCompressedSize(), markup)) {
            if (markup) {
                styled |= name.endsWith("styles.xml");
                lookAtMarkup(in);
            }
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Any entry may be named as the workbook or a sheet, whatever its own name. */
    private static boolean looksLikeMarkup(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        try (var in = zip.getInputStream(entry)) {
            int first = in.read();
            int second = in.read();
            boolean sixteenBits = first == 0xFE && second == 0xFF || first == 0xFF && second == 0xFE;
            return first == '<' || first == 0xEF || first >= 0 && first <= ' ' || sixteenBits;
        }
    }

    private void lookAtMarkup(InputStream in) throws XMLStreamException {
        var xml = XML.createXMLStreamReader(in);
        var encoding = xml.getCharacterEncodingScheme();
        if (encoding != null && !encoding.equalsIgnoreCase("UTF-8")) {
            throw unsafe();
        }
        var text = new Text();
        int spanning = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    text.begin(xml);
                    switch (xml.getLocalName()) {
                        case "c" -> checkColumn(xml);
                        case "si" -> sharedTexts++;
                        case "f" -> spanning += xml.getAttributeValue(null, "t") == null ? 0 : 1;
                        case "xf", "numFmt", "Relationship", "sheet", "Override" -> kept++;
                        default -> {}
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text.goOn(xml);
                case XMLStreamConstants.END_ELEMENT -> text.end(xml);
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE -> throw unsafe();
                default -> {}
            }
            if (kept > MOST_KEPT || spanning > MOST_SPANNING || sharedTexts > MOST_SHARED_TEXTS) {
                throw unsafe();
            }
        }
        xml.close();
    }

    /** A sheet ends at column XFD; the reader makes room for every column before the one that is named. */
    private static void checkColumn(XMLStreamReader xml) {
        var reference = xml.getAttributeValue(null, "r");
        if (reference == null) {
            return;
        }
        if (!CELL.matcher(reference).matches()) {
            throw unsafe();
        }
    }

    private static SheetRefused unsafe() {
        return new SheetRefused("sheet.unsafe", 0);
    }

    private static XMLInputFactory xml() {
        var factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    /** The text of the cell or shared text at hand: how long it is, and what it points at. */
    private final class Text {

        private final StringBuilder value = new StringBuilder();
        private String cellType;
        private int length;
        private boolean inValue;
        private boolean inShared;

        void begin(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "c" -> {
                    cellType = xml.getAttributeValue(null, "t");
                    length = 0;
                }
                case "si" -> {
                    inShared = true;
                    length = 0;
                }
                case "v" -> {
                    value.setLength(0);
                    inValue = true;
                }
                default -> {}
            }
        }

        void goOn(XMLStreamReader xml) {
            length += xml.getTextLength();
            if (inShared) {
                sharedCharacters += xml.getTextLength();
            }
            if (length > LONGEST_TEXT && (inShared || cellType != null) || sharedCharacters > MOST_SHARED_CHARACTERS) {
                throw unsafe();
            }
            if (inValue && isNumber()) {
                value.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                if (value.length() > LONGEST_NUMBER) {
                    throw unsafe();
                }
            }
        }

        void end(XMLStreamReader xml) {
            switch (xml.getLocalName()) {
                case "si" -> inShared = false;
                case "v" -> {
                    inValue = false;
                    if ("s".equals(cellType) && !value.isEmpty()) {
                        highestSharedText = Math.max(highestSharedText, Integer.parseUnsignedInt(value.toString()));
                    }
                }
                default -> {}
            }
        }

        private boolean isNumber() {
            return cellType == null || cellType.equals("n") || cellType.equals("s");
        }
    }

    /** Bytes as they come out of the archive, counted; and for XML, no declarations and no stretch without end. */
    private final class Inflated extends FilterInputStream {

        private final long most;
        private final boolean markup;
        private long taken;
        private int stretch;
        private int previous;
        private boolean declaration;

        Inflated(InputStream in, long compressed, boolean markup) {
            super(in);
            this.most = FREE_OF_RATIO + compressed * MOST_INFLATED_A_BYTE;
            this.markup = markup;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = super.read(target, offset, length);
            if (read > 0) {
                count(read);
                if (markup) {
                    check(target, offset, offset + read);
                }
            }
            return read;
        }

        private void count(int bytes) {
            taken += bytes;
            inflated += bytes;
            if (taken > most || inflated > MOST_INFLATED) {
                throw unsafe();
            }
        }

        private void check(byte[] bytes, int start, int end) {
            for (int i = start; i < end; i++) {
                byte b = bytes[i];
                // "<!" begins a document type, an entity, a CDATA section or, with "-", a comment.
                if (b == 0 || declaration && b != '-') {
                    throw unsafe();
                }
                declaration = previous == '<' && b == '!';
                stretch = b == '<' ? 0 : stretch + 1;
                previous = b;
                if (stretch > LONGEST_STRETCH) {
                    throw unsafe();
                }
            }
        }
    }
}
