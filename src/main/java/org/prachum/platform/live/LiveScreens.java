package org.prachum.platform.live;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prachum.platform.persistence.Started;

/**
 * The screens of this node that follow something, and the one thread that tells them, whichever way they are reached
 * ({@link Subscriber}).
 *
 * <p>A screen is told that its topic changed and nothing else; it reads again with its own rights. Now and then it is greeted, so that one
 * that is gone is noticed, and after a while sent away, so that it asks anew whether it may still follow. It is sent away at once when its
 * session ends, and when anything of its tenant itself changed, which may have been closed.
 */
@ApplicationScoped
public class LiveScreens {

    static final int MOST_OF_AN_ACCOUNT = 20;
    static final int MOST_OF_A_TENANT = 1_000;
    static final int MOST = 10_000;
    static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(LiveScreens.class.getName());
    private static final Duration BETWEEN_GREETINGS = Duration.ofSeconds(15);
    private static final int MOST_NEWS = 10_000;

    /** Whether one more may follow. */
    enum Admission {
        ADMITTED,
        TOO_MANY_OF_THE_ACCOUNT,
        TOO_MANY
    }

    private final Map<UUID, Set<Subscriber>> screens = new ConcurrentHashMap<>();

    /** Each once, however often it was heard; guarded by itself. */
    private final Set<Heard> news = new LinkedHashSet<>();

    @Inject
    Clock clock;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private Thread thread;

    void on(@Observes Started started) {
        thread = threads.newThread(this::run);
        thread.setName("live-screens");
        thread.start();
    }

    /** Where too much was heard at once, everybody reads again, and nobody's end is forgotten. */
    void on(@Observes Heard heard) {
        synchronized (news) {
            if (news.size() >= MOST_NEWS) {
                news.removeIf(one -> !one.isOfTheTenantItself());
                news.add(new Heard(null, Heard.EVERYTHING));
            }
            news.add(heard);
            news.notifyAll();
        }
    }

    @PreDestroy
    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
        each(all(), Subscriber::end);
    }

    synchronized Admission admit(Subscriber subscriber) {
        Subscription wanted = subscriber.subscription();
        Set<Subscriber> ofTheTenant = of(wanted.tenant());
        long ofTheAccount = wanted.follower()
                .map(follower -> ofTheTenant.stream().filter(other -> other.subscription().isOfAccount(follower.account())).count())
                .orElse(0L);
        if (ofTheAccount >= MOST_OF_AN_ACCOUNT) {
            return Admission.TOO_MANY_OF_THE_ACCOUNT;
        }
        if (ofTheTenant.size() >= MOST_OF_A_TENANT || all().count() >= MOST) {
            return Admission.TOO_MANY;
        }
        screens.computeIfAbsent(wanted.tenant(), tenant -> ConcurrentHashMap.newKeySet()).add(subscriber);
        return Admission.ADMITTED;
    }

    synchronized void left(Subscriber subscriber) {
        UUID tenant = subscriber.subscription().tenant();
        screens.computeIfPresent(tenant, (same, open) -> {
            open.remove(subscriber);
            return open.isEmpty() ? null : open;
        });
    }

    /** Whose screens are open here. */
    public List<UUID> tenants() {
        return List.copyOf(screens.keySet());
    }

    /** Who looks at them. */
    public Set<Follower> followers(UUID tenant) {
        return of(tenant).stream()
                .flatMap(subscriber -> subscriber.subscription().follower().stream())
                .collect(Collectors.toSet());
    }

    /** Sends these away: they may not follow any more. */
    public void end(UUID tenant, Set<Follower> followers) {
        each(
                of(tenant).stream().filter(screen -> followers.stream().anyMatch(screen.subscription()::isOf)),
                Subscriber::end);
    }

    /** That session is over, or has another id. */
    void sessionEnded(String session) {
        each(all().filter(screen -> session.equals(screen.subscription().session())), Subscriber::end);
    }

    private Set<Subscriber> of(UUID tenant) {
        return screens.getOrDefault(tenant, Set.of());
    }

    private void run() {
        Instant greeted = clock.instant();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                heard().forEach(this::tell);
                if (!clock.instant().isBefore(greeted.plus(BETWEEN_GREETINGS))) {
                    greeted = clock.instant();
                    greet(greeted);
                }
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    /** What was heard since, waited for until it is time to greet. */
    private List<Heard> heard() throws InterruptedException {
        synchronized (news) {
            if (news.isEmpty()) {
                news.wait(BETWEEN_GREETINGS.toMillis());
            }
            List<Heard> all = List.copyOf(news);
            news.clear();
            return all;
        }
    }

    private void tell(Heard heard) {
        if (heard.isOfTheTenantItself()) {
            each(of(heard.tenant()).stream(), Subscriber::end);
        } else if (heard.tenant() == null) {
            each(all(), Subscriber::changed);
        } else {
            each(of(heard.tenant()).stream().filter(screen -> screen.subscription().concerns(heard)), Subscriber::changed);
        }
    }

    private void greet(Instant now) {
        each(all().filter(screen -> now.isBefore(screen.subscription().until())), Subscriber::greet);
        each(all().filter(screen -> !now.isBefore(screen.subscription().until())), Subscriber::end);
    }

    private Stream<Subscriber> all() {
        return screens.values().stream().flatMap(Set::stream);
    }

    /** One screen's trouble is not the others': it is told, and the screen is let go. */
    private void each(Stream<Subscriber> which, Consumer<Subscriber> what) {
        which.forEach(screen -> {
            try {
                what.accept(screen);
            } catch (RuntimeException trouble) {
                LOG.log(Level.WARNING, "A screen could not be told, and is told nothing any more", trouble);
                left(screen);
            }
        });
    }
}
