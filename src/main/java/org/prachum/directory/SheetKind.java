package org.prachum.directory;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What kind of file was uploaded, told by its bytes and never by its name. */
enum SheetKind {
    /** An Excel workbook of 2007 or later (ECMA-376), or another archive. */
    WORKBOOK,

    /** Anything else that may be text. */
    TEXT;

    private static final int START = 4_096;
    private static final int MOST_SEARCHED = 1 << 16;

    /** @throws SheetRefused for a kind that is known and not read, by its name */
    static SheetKind of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(START);
        }
        String text = new String(start, ISO_8859_1);
        if (text.startsWith("PK\3\4")) {
            refuseOpenDocument(text);
            return WORKBOOK;
        }
        if (text.startsWith("\u00d0\u00cf\u0011\u00e0")) {
            throw new SheetRefused(isEncrypted(file) ? "sheet.password" : "sheet.old-workbook", 0);
        }
        if (text.startsWith("%PDF")) {
            throw new SheetRefused("sheet.pdf", 0);
        }
        if (text.strip().startsWith("<") || text.startsWith("\u00ef\u00bb\u00bf<")) {
            throw new SheetRefused("sheet.web-page", 0);
        }
        return TEXT;
    }

    private static void refuseOpenDocument(String start) {
        if (start.contains("mimetypeapplication/vnd.oasis.opendocument")) {
            throw new SheetRefused("sheet.open-document", 0);
        }
    }

    /** A workbook with a password is wrapped in the format of the old ones (MS-OFFCRYPTO, section 2.3). */
    private static boolean isEncrypted(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            String searched = new String(in.readNBytes(MOST_SEARCHED), ISO_8859_1);
            return searched.contains(new String("EncryptedPackage".getBytes(UTF_16LE), ISO_8859_1));
        }
    }
}
