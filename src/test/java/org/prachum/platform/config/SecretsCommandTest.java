package org.prachum.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code server-config/Secrets.java}, run as the README says, and what {@code compose.yaml} makes of its file. */
class SecretsCommandTest {

    private static final Pattern IN_THE_README = Pattern.compile("`java (server-config/Secrets\\.java) (\\.env)`");
    private static final Pattern LINE = Pattern.compile("([A-Z_]+)=([A-Za-z0-9_.:/@-]+)");
    private static final Pattern WANTED = Pattern.compile("\\$\\{([A-Z_]+)(:\\?|:-[^}]*)?}");

    @TempDir
    Path folder;

    @BeforeEach
    void aCheckout() throws IOException {
        Files.createDirectories(folder.resolve("server-config"));
        Files.copy(Path.of("server-config", "Secrets.java"), folder.resolve("server-config/Secrets.java"));
    }

    @Test
    void makesUpAFileForItsOwnerAloneAndNeverTwice() throws IOException {
        Matcher line = IN_THE_README.matcher(Files.readString(Path.of("README.md")));
        assertThat(line.find()).as("the README has the line").isTrue();
        Path file = folder.resolve(line.group(2));

        assertThat(run(line.group(1), line.group(2)).status()).isZero();
        String first = Files.readString(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertTakenByCompose(first);

        assertThat(run(line.group(1), line.group(2)).status()).isEqualTo(1);
        assertThat(file).hasContent(first);
    }

    @Test
    void writesTheSameToTheStandardOutput() throws IOException {
        Said said = run("server-config/Secrets.java");

        assertThat(said.status()).isZero();
        assertTakenByCompose(said.text());
    }

    /** Compose takes each line as a name and a value, and refuses to start without what the file asks for with a question mark. */
    private static void assertTakenByCompose(String content) throws IOException {
        Map<String, String> given = new LinkedHashMap<>();
        for (String line : content.split("\n")) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            Matcher parts = LINE.matcher(line);
            assertThat(parts.matches()).as(line).isTrue();
            assertThat(given.put(parts.group(1), parts.group(2))).as(line).isNull();
        }
        List<String> wanted = WANTED.matcher(Files.readString(Path.of("compose.yaml"))).results()
                .filter(name -> name.group(2) == null || name.group(2).equals(":?"))
                .map(name -> name.group(1))
                .distinct()
                .toList();
        assertThat(wanted).contains("PRACHUM_SECRET", "PRACHUM_BASE_DOMAIN");
        assertThat(given.keySet()).containsAll(wanted);
        Set<String> secrets = given.entrySet().stream()
                .filter(entry -> entry.getKey().matches(".*(PASSWORD|SECRET|TOKEN)"))
                .map(Map.Entry::getValue)
                .collect(Collectors.toSet());
        assertThat(secrets).hasSize(6).allMatch(secret -> secret.matches("[A-Za-z0-9_-]{43}"));
    }

    private record Said(int status, String text) {}

    private Said run(String... arguments) {
        try {
            ProcessBuilder java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            java.command().addAll(List.of(arguments));
            Process process = java.directory(folder.toFile()).redirectErrorStream(true).start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Said(process.waitFor(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
