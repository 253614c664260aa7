package org.prachum.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code server-config/Secrets.java}, run as the README says. */
class SecretsCommandTest {

    private static final Pattern LINE = Pattern.compile("(?m)^(#?)([A-Z_]+)=(.+)$");
    private static final Pattern NEEDED = Pattern.compile("\\$\\{([A-Z_]+):\\?}");

    @TempDir
    Path folder;

    @Test
    void makesUpWhatComposeNeedsForItsOwnerAloneAndNeverTwice() throws IOException {
        Path file = folder.resolve(".env");
        assertThat(run(file.toString())).isZero();
        String first = Files.readString(file);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        Map<String, String> secrets = new HashMap<>();
        Set<String> toFillIn = new HashSet<>();
        LINE.matcher(first).results().forEach(line -> {
            if (line.group(1).isEmpty()) {
                secrets.put(line.group(2), line.group(3));
            } else {
                toFillIn.add(line.group(2));
            }
        });
        assertThat(secrets.values()).allMatch(secret -> secret.matches("[A-Za-z0-9_-]{43}")).doesNotHaveDuplicates();
        Set<String> needed = NEEDED.matcher(Files.readString(Path.of("compose.yaml"))).results()
                .map(name -> name.group(1))
                .collect(Collectors.toSet());
        assertThat(needed).contains("PRACHUM_SECRET").allMatch(name -> secrets.containsKey(name) || toFillIn.contains(name));

        assertThat(run(file.toString())).isEqualTo(1);
        assertThat(file).hasContent(first);
    }

    private static int run(String argument) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "server-config/Secrets.java", argument)
                    .redirectErrorStream(true)
                    .start();
            try (var said = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)) {
                said.transferTo(java.io.Writer.nullWriter());
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
