package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.prachum.directory.EmployeeNumber;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.TooOften;
import org.prachum.tenancy.CurrentTenant;

/**
 * Guards every door at which a number is typed by somebody who is not signed in.
 *
 * <p>Who tries numbers to find out whose they are is slowed, then refused, and noted. Only misses count, by the number as it is compared and
 * not as it is written, so any number of people behind one address who know their number pass; who is still typing has missed once, however
 * often the page asked. What is no number counts too, and so does a registration that was undone in the browser that made it. How many are
 * too many in a minute is the organization's to say ({@link LookUpRule}); from a third of that on each answer takes its time.
 *
 * <p>Where numbers stand close together, trying them misses nothing. So all look-ups are bounded as well, generously: a hundred times as
 * many as misses, in an hour; one request that asks for a number at several meetings counts once.
 *
 * <p>Kept in bounded memory, by organization and {@link ClientNetwork}.
 */
@ApplicationScoped
public class Probing {

    private static final int SLOWED_SHARE = 3;
    private static final Duration NOTED_EVERY = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final long PAUSE_MILLIS = 250;
    private static final int MOST_ASLEEP = 4;
    private static final int MOST_KEPT_OF_A_TEXT = 40;

    /** Begins no number, so that it is never taken for one that is still being typed. */
    private static final String UNDONE = "\n";

    private record Miss(Instant at, String number) {}

    private final ProberCache<Deque<Miss>> misses =
            new ProberCache<>(ProberCache.unused(MINUTE.plusSeconds(1)), () -> this.clock.instant());

    private final ProberCache<LookUpAllowance> allowances = new ProberCache<>(ProberCache.unused(HOUR), () -> this.clock.instant());
    private final ProberCache<Instant> noted = new ProberCache<>(ProberCache.old(NOTED_EVERY), () -> this.clock.instant());
    private final Semaphore asleep = new Semaphore(MOST_ASLEEP);

    @Inject
    LookUpLimits limits;

    @Inject
    NumbersOfRequest asked;

    @Inject
    ProbingNotes notes;

    @Inject
    CurrentTenant tenant;

    @Inject
    Clock clock;

    /** A device that many people use one after the other: it is counted apart from whatever else has its address. */
    public static String at(String device, String client) {
        return ClientNetwork.of(device, client);
    }

    /**
     * Lets a client look a number up.
     *
     * @throws TooOften where it missed too often within the last minute, or asked for too many within the hour; not even a number that
     *     exists is answered
     */
    public void admit(String client, String typed) {
        String number = normalized(typed);
        if (!asked.isFirst(number)) {
            return;
        }
        for (ClientNetwork network : ClientNetwork.of(client)) {
            mustNotHaveMissed(network);
        }
        for (ClientNetwork network : ClientNetwork.of(client)) {
            Duration wait = take(network);
            if (!wait.isZero()) {
                if (isNews(client)) {
                    notes.exhausted(limits.current().lookUps() * network.share(), number);
                }
                throw new TooOften("registration.lookUp.many", wait);
            }
        }
    }

    /**
     * Notes that what was typed is nobody's number. After too many within a minute the answer takes its time, and the organization is told,
     * once an hour of each prober.
     *
     * @throws TooOften when so many are being slowed that this one has to wait elsewhere
     */
    public void missed(String client, String typed) {
        note(client, normalized(typed));
        if (isOften(client)) {
            tell(client, normalized(typed));
            pause();
        }
    }

    /** Notes that a registration was undone in the browser that made it: once is a slip, many are a look at the directory. */
    void undone(String client, String number) {
        note(client, UNDONE + number);
        if (isOften(client)) {
            tell(client, number);
        }
    }

    /** Answers how often that client has missed within the last minute, this time included. An empty field asks for nobody. */
    int note(String client, String number) {
        int times = 0;
        for (ClientNetwork network : ClientNetwork.of(client)) {
            int here = number.isEmpty() ? missed(network) : count(network, number);
            times = Math.max(times, here);
        }
        return times;
    }

    private int count(ClientNetwork network, String number) {
        Deque<Miss> missed = misses.get(tenant.id(), network, ArrayDeque::new);
        synchronized (missed) {
            forget(missed);
            if (!number.startsWith(UNDONE)) {
                missed.removeIf(earlier -> number.startsWith(earlier.number()));
            }
            missed.addLast(new Miss(clock.instant(), number));
            return missed.size();
        }
    }

    private boolean isOften(String client) {
        return ClientNetwork.of(client).stream().anyMatch(network -> missed(network) > most(network) / SLOWED_SHARE);
    }

    private int missed(ClientNetwork network) {
        Deque<Miss> missed = misses.find(tenant.id(), network);
        if (missed == null) {
            return 0;
        }
        synchronized (missed) {
            forget(missed);
            return missed.size();
        }
    }

    private int most(ClientNetwork network) {
        return limits.current().misses() * network.share();
    }

    private void mustNotHaveMissed(ClientNetwork network) {
        Deque<Miss> missed = misses.find(tenant.id(), network);
        if (missed == null) {
            return;
        }
        synchronized (missed) {
            forget(missed);
            if (missed.size() >= most(network)) {
                Duration wait = Duration.between(clock.instant(), missed.peekFirst().at().plus(MINUTE));
                throw new TooOften("registration.probing", wait);
            }
        }
    }

    private Duration take(ClientNetwork network) {
        int most = limits.current().lookUps() * network.share();
        LookUpAllowance allowance = allowances.get(tenant.id(), network, () -> new LookUpAllowance(most, clock.instant()));
        return allowance.take(most, clock.instant());
    }

    private void tell(String client, String number) {
        if (isNews(client)) {
            notes.probed(ClientNetwork.of(client).stream().mapToInt(this::missed).max().orElseThrow(), number);
        }
    }

    /** Whether nobody was told of that prober within the hour; asked once, it is no news any more. */
    boolean isNews(String client) {
        List<ClientNetwork> networks = ClientNetwork.of(client);
        return noted.isFirst(tenant.id(), networks.get(networks.size() - 1), clock.instant());
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

    /** By what a number is compared; of what is none its characters that can be seen. */
    static String normalized(String typed) {
        try {
            return EmployeeNumber.listed(typed).key();
        } catch (Invalid malformed) {
            return typed == null ? "" : typed.codePoints()
                    .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && !Character.isIdentifierIgnorable(c))
                    .limit(MOST_KEPT_OF_A_TEXT)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }
    }
}
