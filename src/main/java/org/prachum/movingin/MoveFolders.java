package org.prachum.movingin;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.config.Settings;
import org.prachum.platform.persistence.Started;
import org.prachum.platform.problem.Refusal;
import org.prachum.platform.web.Language;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.Subdomain;
import org.prachum.tenancy.TenantScope;

/**
 * Whoever runs the platform lays the files of an organization into {@code PRACHUM_MOVING_IN/<subdomain>/}. They are looked at, and
 * {@value #REPORT} says what would come of them; nothing is stored. Once {@value #GO} lies beside a report that is newer than the files,
 * they move in, {@value #DONE} says what came of it, and the folder is left alone from then on.
 *
 * <p>A file is looked at when it has not changed for a few seconds, so that none is read while it is being copied.
 */
@ApplicationScoped
class MoveFolders {

    static final String REPORT = "report.csv";
    static final String GO = "go.txt";
    static final String DONE = "moved-in.csv";

    private static final Logger LOG = Logger.getLogger(MoveFolders.class.getName());
    private static final Set<String> OURS = Set.of(REPORT, GO, DONE);
    private static final Duration REST = Duration.ofSeconds(5);
    private static final int SECONDS = 5;
    private static final int LONGEST_GO = 1_000;

    @Inject
    Settings settings;

    @Inject
    Neighbourhood neighbourhood;

    @Inject
    TenantScope scope;

    @Inject
    MoveSteps steps;

    @Inject
    MoveWork work;

    @Inject
    MoveReport report;

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ManagedScheduledExecutorService executor;

    /** Folders that somebody was told of in the log that they are nobody's. */
    private final Set<Path> nobodys = ConcurrentHashMap.newKeySet();

    void on(@Observes Started started) {
        settings.movingIn().filter(folder -> !Files.isDirectory(folder)).ifPresent(folder ->
                LOG.log(Level.WARNING, "PRACHUM_MOVING_IN is no folder, or not yet: {0}", folder));
        settings.movingIn().ifPresent(folder ->
                executor.scheduleWithFixedDelay(() -> round(folder), SECONDS, SECONDS, TimeUnit.SECONDS));
    }

    private void round(Path all) {
        if (!Files.isDirectory(all)) {
            return;
        }
        try (Stream<Path> folders = Files.list(all)) {
            folders.filter(Files::isDirectory).sorted().forEach(this::look);
        } catch (IOException | RuntimeException trouble) {
            LOG.log(Level.WARNING, "PRACHUM_MOVING_IN cannot be looked through and will be next time", trouble);
        }
    }

    /** One folder that cannot be looked at keeps no other waiting. */
    private void look(Path folder) {
        try {
            List<Path> files = files(folder);
            if (files.isEmpty() || Files.exists(folder.resolve(DONE)) || !rest(files)) {
                return;
            }
            boolean told = isNewer(folder.resolve(REPORT), files);
            boolean said = isNewer(folder.resolve(GO), List.of(folder.resolve(REPORT)));
            if (!told || said) {
                organization(folder).ifPresent(here -> scope.in(here.getId(), () -> move(here, folder, files, told)));
            }
        } catch (MoveUnderWay anotherNode) {
            LOG.log(Level.FINE, "Somebody moves into {0} already", folder.getFileName());
        } catch (IOException | RuntimeException trouble) {
            LOG.log(Level.WARNING, "The folder " + folder + " cannot be looked at and will be next time", trouble);
        }
    }

    private void move(Organization here, Path folder, List<Path> files, boolean store) {
        UUID move = steps.begin();
        work.read(here.getId(), move, files.stream().map(file -> new OldFile(file.getFileName().toString(), file)).toList());
        boolean stored = false;
        if (store && steps.find(move).isReady()) {
            steps.confirm(move, renumbers(folder));
            work.store(here.getId(), move, Actor.SYSTEM);
            stored = steps.find(move).isDone();
        }
        try {
            write(folder.resolve(stored ? DONE : REPORT), move, here.getLanguage());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } finally {
            if (!stored) {
                steps.discard(move);
            }
        }
        LOG.log(Level.INFO, stored ? "{0} has moved in" : "{0} has been looked at and nothing of it was stored", folder);
    }

    private void write(Path file, UUID id, Language language) throws IOException {
        Path begun = Files.createTempFile(file.getParent(), ".", ".part");
        try (OutputStream out = Files.newOutputStream(begun)) {
            report.write(
                    out, steps.find(id), steps.collisions(id, 0, MoveReport.PAGE), first -> steps.notes(id, first, MoveReport.PAGE), language);
        }
        Files.move(begun, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private Optional<Organization> organization(Path folder) {
        Optional<Organization> found = Optional.empty();
        try {
            Subdomain subdomain = new Subdomain(folder.getFileName().toString());
            found = scope.in(Organization.PLATFORM, () -> neighbourhood.at(subdomain));
        } catch (Refusal noSubdomain) {
            LOG.log(Level.FINE, "{0} is no subdomain", folder.getFileName());
        }
        if (found.isEmpty() && nobodys.add(folder)) {
            LOG.log(Level.SEVERE, "Nobody moves in from {0}: no organization has that subdomain", folder);
        }
        return found;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith(".") && !OURS.contains(file.getFileName().toString()))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    private boolean rest(List<Path> files) throws IOException {
        return !newest(files).isAfter(clock.instant().minus(REST));
    }

    private static boolean isNewer(Path file, List<Path> others) throws IOException {
        return Files.exists(file) && Files.exists(others.get(0)) && newest(List.of(file)).isAfter(newest(others));
    }

    private static Instant newest(List<Path> files) throws IOException {
        Instant newest = Instant.EPOCH;
        for (Path file : files) {
            Instant changed = Files.getLastModifiedTime(file).toInstant();
            newest = changed.isAfter(newest) ? changed : newest;
        }
        return newest;
    }

    /** Whether it says so in {@value #GO}; else meetings whose numbers are taken are left out. */
    private static boolean renumbers(Path folder) {
        try (Stream<String> lines = Files.lines(folder.resolve(GO), StandardCharsets.ISO_8859_1)) {
            return lines.limit(LONGEST_GO).anyMatch(line -> line.strip().toLowerCase(Locale.ROOT).equals("renumber"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
