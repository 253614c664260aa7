package org.prachum.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A program of the system's: found on the path, or where Debian keeps PostgreSQL's. */
record Tool(Path program) {

    static Optional<Tool> find(String name) {
        Stream<Path> onThePath = Arrays.stream(System.getenv("PATH").split(":")).map(Path::of);
        return Stream.concat(onThePath, debiansPostgres())
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tool::new);
    }

    /** What it says, on either stream. */
    String run(Map<String, String> environment, List<String> arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder(
                            Stream.concat(Stream.of(program.toString()), arguments.stream()).toList())
                    .redirectErrorStream(true);
            builder.environment().putAll(environment);
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(program.getFileName() + " failed:\n" + output);
            }
            return output;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The first number that the pattern's group finds. */
    static double number(String output, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(output);
        if (!found.find()) {
            throw new IllegalStateException("No " + pattern + " in:\n" + output);
        }
        return Double.parseDouble(found.group(1));
    }

    private static Stream<Path> debiansPostgres() {
        try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
            return versions.map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }
}
