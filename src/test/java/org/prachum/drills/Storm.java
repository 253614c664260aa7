package org.prachum.drills;

import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.prachum.testing.Client;

/** Many people registering at once, each with an idempotency key and as patient as a phone: what fails is sent again with the same key. */
final class Storm {

    private static final int PEOPLE_AT_ONCE = 16;
    /** Nobody comes to two storms. */
    private static final AtomicInteger NEXT = new AtomicInteger(700_000);

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();
    private final ExecutorService people = Executors.newFixedThreadPool(PEOPLE_AT_ONCE);
    private final int port;
    private volatile boolean over;

    Storm(int port) {
        this.port = port;
    }

    void begin() {
        for (int i = 0; i < PEOPLE_AT_ONCE; i++) {
            people.submit(this::registerOneAfterAnother);
        }
    }

    /** Waits until {@code more} people have been told that they are registered. */
    void awaitAcknowledged(int more) {
        int goal = acknowledged.size() + more;
        long patience = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        while (acknowledged.size() < goal) {
            if (System.nanoTime() > patience) {
                throw new AssertionError("Only " + acknowledged.size() + " of " + goal + " were registered");
            }
            pause();
        }
    }

    /** Ends it; everybody finishes what they began, again and again until they are answered. */
    Set<String> end() {
        over = true;
        people.shutdown();
        try {
            if (!people.awaitTermination(3, TimeUnit.MINUTES)) {
                throw new AssertionError("Somebody is still waiting for an answer");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return acknowledged;
    }

    /** Answers that were none: connections refused or broken, 5xx. */
    int failures() {
        return failures.get();
    }

    private void registerOneAfterAnother() {
        Client phone = Client.on(port, Plant.SUBDOMAIN);
        while (!over) {
            register(phone, String.valueOf(NEXT.getAndIncrement()));
        }
    }

    private void register(Client phone, String number) {
        phone.with("Idempotency-Key", "storm-" + number);
        while (true) {
            try {
                int status = phone.postJson(
                                "/api/meetings/1/registrations/",
                                "{\"employee_number\":\"" + number + "\",\"name\":\"Somebody\"}")
                        .status();
                if (status == 201 || status == 200) {
                    acknowledged.add(number);
                    return;
                }
                failures.incrementAndGet();
            } catch (UncheckedIOException gone) {
                failures.incrementAndGet();
            }
            pause();
        }
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
}
