package org.prachum.testing;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * The secrets of one installation, made up when they are first asked for and kept in a file that only its owner reads.
 */
final class Secrets {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Path file;
    private final Properties kept = new Properties();

    Secrets(Path file) {
        this.file = file;
        if (Files.notExists(file)) {
            return;
        }
        try {
            kept.load(new StringReader(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** The secret of that name: 32 random bytes in base64, the same at every start. */
    String get(String name) {
        var secret = kept.getProperty(name);
        if (secret != null) {
            return secret;
        }
        var made = random();
        kept.setProperty(name, made);
        save();
        return made;
    }

    /** 32 random bytes in base64. */
    static String random() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** Writes a file that nobody but its owner could read at any moment. */
    static void writePrivately(Path file, String content) throws IOException {
        Files.deleteIfExists(file);
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.writeString(file, content);
    }

    private void save() {
        var text = new StringWriter();
        try {
            kept.store(text, "Made at the first start. Without it the data beside it cannot be opened.");
            Files.createDirectories(file.getParent());
            var written = file.resolveSibling(file.getFileName() + ".new");
            writePrivately(written, text.toString());
            Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }
}
