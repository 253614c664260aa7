package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;
import org.prachum.meetings.MeetingChanged;
import org.prachum.notifications.Outbox;
import org.prachum.platform.files.CalendarFeed;
import org.prachum.platform.live.Heard;
import org.prachum.tenancy.Here;
import org.prachum.tenancy.OrganizationChanged;

/**
 * The calendars of public meetings as they were last written, one for each organization, until one of its meetings or its look changes: many
 * programs read them again and again, and writing 500 events takes a hundred times as long as sending them.
 *
 * <p>Whoever asks while one is written waits for that one. A change is heard at once on this node and on the others; it takes away also what is
 * being written, so that nothing from before a change stays. That an entry ends by itself is for the case that the news was lost, and because
 * meetings of three months ago leave. Together they take {@value #MOST_BYTES} bytes at most, and those that were not asked for longest go
 * first.
 */
@ApplicationScoped
class FeedCache {

    /** Under which the other nodes hear of a meeting that changed. */
    static final String TOPIC = "meetings";

    private static final long MOST_BYTES = 32L << 20;
    private static final Duration LIFE = Duration.ofMinutes(10);

    /**
     * A calendar to be sent.
     *
     * @param packed the same, by gzip (RFC 1952)
     * @param tag the same for as long as the events are
     */
    record Sent(byte[] bytes, byte[] packed, String tag) {

        static Sent of(CalendarFeed.Written written) {
            var packed = new ByteArrayOutputStream(written.bytes().length / 8);
            try (var gzip = new GZIPOutputStream(packed)) {
                gzip.write(written.bytes());
            } catch (IOException e) {
                throw new UncheckedIOException("Memory does not fail", e);
            }
            return new Sent(written.bytes(), packed.toByteArray(), written.tag());
        }

        long size() {
            return (long) bytes.length + packed.length;
        }
    }

    private record Kept(CompletableFuture<Sent> feed, Instant until) {

        long size() {
            return feed.isDone() && !feed.isCompletedExceptionally() ? feed.join().size() : 0;
        }
    }

    private final Map<UUID, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);

    @Inject
    Here here;

    @Inject
    Outbox outbox;

    @Inject
    Clock clock;

    /** What is kept for that organization, or what {@code feed} writes now. */
    Sent of(UUID organization, Supplier<CalendarFeed> feed) {
        CompletableFuture<Sent> mine = new CompletableFuture<>();
        CompletableFuture<Sent> current = currentOr(organization, mine);
        if (current != mine) {
            return waitFor(current, feed);
        }
        try {
            mine.complete(Sent.of(feed.get().written()));
            makeRoom();
            return mine.join();
        } finally {
            if (!mine.isDone()) {
                forget(organization);
                mine.cancel(false);
            }
        }
    }

    /** Tells the other nodes, in the commit of the change. */
    void onChange(@Observes MeetingChanged changed) {
        outbox.push(TOPIC);
    }

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) MeetingChanged changed) {
        forget(here.id());
    }

    void on(@Observes(during = TransactionPhase.AFTER_SUCCESS) OrganizationChanged changed) {
        forget(changed.organization());
    }

    void on(@Observes Heard heard) {
        if (Heard.EVERYTHING.equals(heard.topic())) {
            clear();
        } else if (TOPIC.equals(heard.topic()) || OrganizationChanged.TOPIC.equals(heard.topic())) {
            forget(heard.tenant());
        }
    }

    private synchronized CompletableFuture<Sent> currentOr(UUID organization, CompletableFuture<Sent> mine) {
        Kept current = kept.get(organization);
        if (current != null && clock.instant().isBefore(current.until())) {
            return current.feed();
        }
        kept.put(organization, new Kept(mine, clock.instant().plus(LIFE)));
        return mine;
    }

    /** Whoever was waited for may have failed; that is no reason for others to. */
    private static Sent waitFor(CompletableFuture<Sent> current, Supplier<CalendarFeed> feed) {
        try {
            return current.join();
        } catch (CompletionException | CancellationException failed) {
            return Sent.of(feed.get().written());
        }
    }

    private synchronized void makeRoom() {
        long bytes = kept.values().stream().mapToLong(Kept::size).sum();
        for (Iterator<Kept> eldest = kept.values().iterator(); bytes > MOST_BYTES && eldest.hasNext(); ) {
            bytes -= eldest.next().size();
            eldest.remove();
        }
    }

    private synchronized void forget(UUID organization) {
        kept.remove(organization);
    }

    private synchronized void clear() {
        kept.clear();
    }
}
