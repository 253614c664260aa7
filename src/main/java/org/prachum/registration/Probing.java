package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.prachum.platform.problem.TooOften;
import org.prachum.tenancy.CurrentTenant;

/**
 * Slows down who tries numbers to find out whose they are, and notes it. Only misses count, so any number of people behind one address who
 * know their number pass; and who is still typing has missed once, however often the page asked. How many are too many is the
 * organization's to say ({@link LookUpRule}); from a third of that on each answer takes its time.
 *
 * <p>Kept in memory, by organization and client address (of an IPv6 client its network of 64 bits, which one household has), for a minute.
 */
@ApplicationScoped
public class Probing {

    private static final int SLOWED_SHARE = 3;
    private static final Duration NOTED_EVERY = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final long PAUSE_MILLIS = 250;
    private static final int MOST_ASLEEP = 4;
    private static final int MOST_CLIENTS = 50_000;
    private static final int MOST_KEPT_OF_A_NUMBER = 20;

    private record Miss(Instant at, String number) {}

    private record Prober(UUID organization, String network) {}

    private final Map<Prober, Deque<Miss>> misses = new ConcurrentHashMap<>();
    private final Map<Prober, Instant> noted = new ConcurrentHashMap<>();
    private final Semaphore asleep = new Semaphore(MOST_ASLEEP);

    @Inject
    LookUpLimits limits;

    @Inject
    ProbingNotes notes;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    /** @throws TooOften for a client that missed too often within the last minute; not even a number that exists is answered */
    public void admit(String client) {
        Deque<Miss> missed = misses.get(prober(client));
        if (missed == null) {
            return;
        }
        synchronized (missed) {
            forget(missed);
            if (missed.size() >= limits.current().misses()) {
                Duration wait = Duration.between(clock.instant(), missed.peekFirst().at().plus(MINUTE));
                throw new TooOften("registration.probing", wait);
            }
        }
    }

    /**
     * Notes that {@code number} was tried and is nobody's. After too many within a minute the answer takes its time, and the organization is
     * told, once an hour of each prober.
     *
     * @throws TooOften when so many are being slowed that this one has to wait elsewhere
     */
    public void missed(String client, String number) {
        int times = note(client, number);
        if (times > limits.current().misses() / SLOWED_SHARE) {
            if (isNews(client)) {
                notes.probed(times, number);
            }
            pause();
        }
    }

    /** Answers how often that client has missed within the last minute, this one included. */
    int note(String client, String typed) {
        String number = typed.substring(0, Math.min(typed.length(), MOST_KEPT_OF_A_NUMBER));
        if (misses.size() > MOST_CLIENTS) {
            misses.values().removeIf(this::isOver);
        }
        Deque<Miss> missed = misses.computeIfAbsent(prober(client), any -> new ArrayDeque<>());
        synchronized (missed) {
            forget(missed);
            missed.removeIf(earlier -> number.startsWith(earlier.number()));
            missed.addLast(new Miss(clock.instant(), number));
            return missed.size();
        }
    }

    /** Whether nobody was told of that prober within the hour; asked once, it is no news any more. */
    boolean isNews(String client) {
        Instant now = clock.instant();
        Instant anHourAgo = now.minus(NOTED_EVERY);
        if (noted.size() > MOST_CLIENTS) {
            noted.values().removeIf(anHourAgo::isAfter);
        }
        Instant before = noted.putIfAbsent(prober(client), now);
        return before == null || before.isBefore(anHourAgo) && noted.replace(prober(client), before, now);
    }

    private void pause() {
        if (!asleep.tryAcquire()) {
            throw new TooOften("registration.probing", Duration.ofSeconds(1));
        }
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            asleep.release();
        }
    }

    private void forget(Deque<Miss> missed) {
        Instant minuteAgo = clock.instant().minus(MINUTE);
        while (!missed.isEmpty() && missed.peekFirst().at().isBefore(minuteAgo)) {
            missed.removeFirst();
        }
    }

    private boolean isOver(Deque<Miss> missed) {
        synchronized (missed) {
            forget(missed);
            return missed.isEmpty();
        }
    }

    private Prober prober(String client) {
        return new Prober(tenant.id(), network(client));
    }

    static String network(String client) {
        int fourth = -1;
        for (int i = 0; i < 4 && client.indexOf(':') >= 0; i++) {
            fourth = client.indexOf(':', fourth + 1);
            if (fourth < 0) {
                return client;
            }
        }
        return fourth < 0 ? client : client.substring(0, fourth);
    }
}
