package org.prachum.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A PostgreSQL that is installed on this machine with all of its programs. The one that Maven brings is a server alone, without
 * {@code pg_dump} and its like.
 */
public final class PostgresPrograms {

    private static final List<String> NEEDED = List.of("postgres", "initdb", "pg_ctl", "pg_dump", "pg_restore", "psql");
    private static final List<Path> INSTALLATIONS =
            List.of(Path.of("/usr/lib/postgresql"), Path.of("/opt/homebrew/opt"), Path.of("/usr/local/opt"));

    private PostgresPrograms() {}

    /**
     * The directory of its programs, of the newest version where there are several; {@code PRACHUM_POSTGRES} says which. Where there are
     * none and we may, they are installed.
     */
    public static Optional<Path> installed() {
        return found().or(() -> Packages.install("postgresql") ? found() : Optional.empty());
    }

    private static Optional<Path> found() {
        String given = System.getenv("PRACHUM_POSTGRES");
        return (given == null ? Stream.concat(installations(), onPath()) : Stream.of(Path.of(given)))
                .filter(directory -> NEEDED.stream().allMatch(program -> Files.isExecutable(directory.resolve(program))))
                .findFirst();
    }

    private static Stream<Path> installations() {
        return INSTALLATIONS.stream()
                .filter(Files::isDirectory)
                .flatMap(directory -> below(directory).stream())
                .map(version -> version.resolve("bin"));
    }

    private static List<Path> below(Path directory) {
        try (Stream<Path> versions = Files.list(directory)) {
            return versions.sorted(Comparator.comparing((Path version) -> number(version)).reversed()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path version) {
        String digits = version.getFileName().toString().replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits);
    }

    private static Stream<Path> onPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of);
    }
}
