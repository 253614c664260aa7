package org.prachum.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CLI;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A browser. It is {@code PRACHUM_CHROMIUM}, or a Chromium or Chrome on the path, or one we install: with {@code
 * apt-get} as root on Debian and its kin, or else Playwright's own. If none can be had it says what to do, and the
 * tests that need it fail; a test that quietly does not run has never found anything.
 *
 * <p>Every name leads to this machine, so that {@code acme.localhost} does, and {@code meetings.acme.example} too.
 */
public final class Chromium implements AutoCloseable {

    /** Debian's browser without windows opens a page at a third of the cost of the whole one, so it is the first choice. */
    private static final String WITHOUT_WINDOWS = "chromium-headless-shell";

    private static final List<String> NAMES = List.of(
            WITHOUT_WINDOWS, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-default-apps",
            "--disable-sync",
            "--disable-domain-reliability",
            "--no-default-browser-check",
            "--no-first-run",
            "--no-pings",
            "--metrics-recording-only",
            "--host-resolver-rules=MAP * 127.0.0.1");

    /** Those that nobody has open; a browser takes seconds to start. They end with the JVM. */
    private static final Deque<Chromium> FREE = new ArrayDeque<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Chromium::end));
    }

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** One that somebody gave back, which knows nothing of its earlier visitors, or else a new one; without a window. */
    public static Chromium open() {
        Chromium free;
        synchronized (FREE) {
            free = FREE.poll();
        }
        return free == null ? start() : free;
    }

    /** One of its own with a camera before which that film is shown again and again; it ends with the JVM. */
    public static Chromium withCamera(Path film) {
        return start(List.of(
                "--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", "--use-file-for-fake-video-capture=" + film));
    }

    private static Chromium start() {
        return start(List.of());
    }

    private static Chromium start(List<String> more) {
        var executable = executable();
        // Playwright would fetch three browsers of its own as soon as it is created.
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var flags = Stream.concat(FLAGS.stream(), more.stream()).toList();
        var options = new BrowserType.LaunchOptions().setArgs(flags).setHeadless(true);
        executable.ifPresent(options::setExecutablePath);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    /** For contexts and pages; one context a visitor. Used by one thread at a time, as everything of Playwright. */
    public Browser browser() {
        return browser;
    }

    /** Gives it back, for whoever opens one next. */
    @Override
    public void close() {
        browser.contexts().forEach(BrowserContext::close);
        synchronized (FREE) {
            FREE.push(this);
        }
    }

    private static void end() {
        synchronized (FREE) {
            FREE.forEach(free -> free.playwright.close());
        }
    }

    /** Which browser to run; empty for the one that Playwright has installed where only it knows. */
    private static synchronized Optional<Path> executable() {
        var given = System.getenv("PRACHUM_CHROMIUM");
        if (given != null && !Files.isExecutable(Path.of(given))) {
            throw new IllegalStateException("PRACHUM_CHROMIUM is " + given + ", which is no program");
        }
        var found = given == null ? onPath() : Optional.of(Path.of(given));
        return found.isPresent() ? found : install();
    }

    private static Optional<Path> onPath() {
        return NAMES.stream()
                .flatMap(name -> directories().map(directory -> directory.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> directories() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of);
    }

    private static Optional<Path> install() {
        if (Packages.install(WITHOUT_WINDOWS) || Packages.install("chromium")) {
            return onPath();
        }
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var playwright =
                List.of(java, "-cp", System.getProperty("java.class.path"), CLI.class.getName(), "install", "chromium");
        if (Packages.succeeds(playwright)) {
            return Optional.empty();
        }
        throw new IllegalStateException(
                "The tests need a browser, and none could be installed. Install Chromium or Chrome,"
                        + " or say where it is: PRACHUM_CHROMIUM=/path/to/chrome mvn verify");
    }
}
