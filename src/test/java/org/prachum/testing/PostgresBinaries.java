package org.prachum.testing;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once into {@code target/postgres} from the jars Maven brought. We take the programs
 * from zonky and run them ourselves, because its own launcher turns {@code fsync} off and stops the database in a
 * shutdown hook of its own, beside ours: the database would be gone before the server that writes to it.
 */
final class PostgresBinaries {

    private static final String UNPACKED = ".unpacked";

    private PostgresBinaries() {}

    /** The directory with {@code bin}, {@code lib} and {@code share}. Safe to call from several processes at a time. */
    static synchronized Path directory() {
        var directory = Checkout.target().resolve("postgres");
        try {
            Files.createDirectories(directory);
            try (var lock = FileChannel.open(
                            directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                if (held.isValid() && Files.notExists(directory.resolve(UNPACKED))) {
                    unpackInto(directory);
                    Files.createFile(directory.resolve(UNPACKED));
                }
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked into " + directory, e);
        }
    }

    private static void unpackInto(Path directory) throws IOException {
        try (var archive = archive();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, directory.resolve(entry.getName()).normalize());
            }
        }
    }

    private static InputStream archive() throws IOException {
        var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var system = os.startsWith("windows") ? "Windows" : os.startsWith("mac") ? "Darwin" : "Linux";
        var machine = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        Files.deleteIfExists(file);
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if ((entry.getMode() & 0100) != 0 && !file.toFile().setExecutable(true, false)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}
