package org.prachum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the tests need of the machine besides Java: installed from Debian's packages where we may, which is as root. */
final class Packages {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private Packages() {}

    /** Whether it is there now. */
    static boolean install(String name) {
        if (!Files.isExecutable(Path.of("/usr/bin/apt-get")) || Unprivileged.prefix().isEmpty()) {
            return false;
        }
        succeeds(List.of("apt-get", "-q", "update"));
        return succeeds(List.of("apt-get", "-q", "-y", "install", "--no-install-recommends", name));
    }

    /** Runs a command that may take long; what it says goes into {@code target/installations.log}. */
    static boolean succeeds(List<String> command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log());
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            builder.environment().remove("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD");
            var process = builder.start();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while something was being installed", e);
        }
    }

    private static ProcessBuilder.Redirect log() {
        try {
            Files.createDirectories(Checkout.target());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ProcessBuilder.Redirect.appendTo(
                Checkout.target().resolve("installations.log").toFile());
    }
}
