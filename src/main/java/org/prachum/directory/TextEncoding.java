package org.prachum.directory;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.prachum.platform.web.Language;

/**
 * The encoding of a text file that does not say it.
 *
 * <p>A byte order mark, or what only UTF-16 or UTF-8 looks like, decides. Else it is one of the encodings of Windows that spreadsheets
 * write: the one whose letters make the most likely words ({@link Plausibility}), and of equal ones the one that is usual where the
 * organization's language is spoken. Text of none of them, or of several at once, is read as the usual one, so that somebody can look.
 */
final class TextEncoding {

    /** By their names in Java, in the order in which they are offered. */
    static final List<String> OFFERED = List.of(
            "UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252", "windows-1250", "windows-1251", "x-windows-874", "KOI8-R", "IBM866");

    private static final int LOOKED_AT = 4_096;
    private static final int MOST_SAMPLE = 64 * 1024;

    /** UTF-8 stays UTF-8 with so many letters for each that is broken: programs cut fields in the middle of one. */
    private static final int LETTERS_FOR_A_BROKEN_ONE = 8;

    private TextEncoding() {}

    static Charset of(Path file, Language language) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LOOKED_AT);
        }
        if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
            return UTF_8;
        }
        if (startsWith(start, 0xFF, 0xFE) || isSixteenBits(start, 1)) {
            return UTF_16LE;
        }
        if (startsWith(start, 0xFE, 0xFF) || isSixteenBits(start, 0)) {
            return UTF_16BE;
        }
        return isUtf8(file) ? UTF_8 : likeliest(sample(file), language);
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        return bytes.length >= prefix.length
                && IntStream.range(0, prefix.length).allMatch(i -> Byte.toUnsignedInt(bytes[i]) == prefix[i]);
    }

    /** Separators and digits have a zero at every second place, and only there. */
    private static boolean isSixteenBits(byte[] start, int zeros) {
        int[] found = new int[2];
        for (int i = 0; i < start.length; i++) {
            found[i % 2] += start[i] == 0 ? 1 : 0;
        }
        return found[zeros] * 6 > start.length && found[1 - zeros] == 0;
    }

    private static boolean isUtf8(Path file) throws IOException {
        long letters = 0;
        long broken = 0;
        char[] buffer = new char[8_192];
        // This constructor puts U+FFFD for what is malformed.
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), UTF_8)) {
            for (int length = reader.read(buffer); length >= 0; length = reader.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    letters += buffer[i] > 0x7f ? 1 : 0;
                    broken += buffer[i] == '\uFFFD' ? 1 : 0;
                }
            }
        }
        return broken * LETTERS_FOR_A_BROKEN_ONE <= letters - broken;
    }

    private static Charset likeliest(byte[] sample, Language language) {
        List<Charset> usual = usual(language);
        Charset best = usual.get(0);
        int highest = Integer.MIN_VALUE;
        for (Charset charset : usual) {
            try {
                int score = Plausibility.of(charset.newDecoder().decode(ByteBuffer.wrap(sample)).toString());
                if (score > highest) {
                    highest = score;
                    best = charset;
                }
            } catch (CharacterCodingException notThisOne) {
                continue;
            }
        }
        return best;
    }

    private static List<Charset> usual(Language language) {
        return Arrays.stream((switch (language) {
                    case TH -> "x-windows-874 windows-1252 windows-1250 windows-1251";
                    case RU -> "windows-1251 windows-1252 windows-1250 x-windows-874";
                    case EN, FR -> "windows-1252 windows-1250 windows-1251 x-windows-874";
                }).split(" "))
                .map(Charset::forName)
                .toList();
    }

    /** The lines with more than ASCII, up to a bound. */
    private static byte[] sample(Path file) throws IOException {
        ByteArrayOutputStream sample = new ByteArrayOutputStream();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        boolean telling = false;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int b = in.read(); b >= 0 && sample.size() < MOST_SAMPLE; b = in.read()) {
                line.write(b);
                telling |= b > 0x7f;
                if (b == '\n' || b == '\r' || line.size() >= MOST_SAMPLE) {
                    if (telling) {
                        line.writeTo(sample);
                    }
                    line.reset();
                    telling = false;
                }
            }
        }
        if (telling) {
            line.writeTo(sample);
        }
        return sample.toByteArray();
    }
}
