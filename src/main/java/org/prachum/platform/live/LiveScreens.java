package org.prachum.platform.live;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.prachum.platform.persistence.Started;

/**
 * The screens of this node that follow something, and the one thread that tells them.
 *
 * <p>A screen is told that its topic changed and nothing else; it reads again with its own rights. Now and then it is greeted, so that one
 * that is gone is noticed, and after a while sent away, so that it asks anew whether it may still follow.
 */
@ApplicationScoped
class LiveScreens {

    private static final Duration BETWEEN_GREETINGS = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String CHANGED = "event: changed\ndata: .\n\n";
    private static final String GREETING = ": still here\n\n";

    /** One open answer. */
    private record Screen(AsyncContext answer, UUID tenant, String topic, Instant until) {}

    private final Set<Screen> screens = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Heard> news = new LinkedBlockingQueue<>(10_000);

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

    void on(@Observes Heard heard) {
        news.offer(heard);
    }

    @PreDestroy
    void stop() {
        if (thread != null) {
            thread.interrupt();
        }
        screens.forEach(this::dismiss);
    }

    void follow(AsyncContext answer, UUID tenant, String topic) {
        Screen screen = new Screen(answer, tenant, topic, clock.instant().plus(LONGEST));
        screens.add(screen);
        tell(screen, "retry: 1000\n" + CHANGED);
    }

    private void run() {
        Instant greeted = clock.instant();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Heard heard = news.poll(BETWEEN_GREETINGS.toMillis(), TimeUnit.MILLISECONDS);
                if (heard != null) {
                    screens.stream().filter(screen -> concerns(heard, screen)).forEach(screen -> tell(screen, CHANGED));
                }
                if (!clock.instant().isBefore(greeted.plus(BETWEEN_GREETINGS))) {
                    greeted = clock.instant();
                    greet(greeted);
                }
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private void greet(Instant now) {
        for (Screen screen : screens) {
            if (now.isBefore(screen.until())) {
                tell(screen, GREETING);
            } else {
                dismiss(screen);
            }
        }
    }

    private static boolean concerns(Heard heard, Screen screen) {
        return Heard.EVERYTHING.equals(heard.topic())
                || screen.tenant().equals(heard.tenant()) && covers(screen.topic(), heard.topic());
    }

    /** A topic that ends with {@link LiveTopics#ALL} stands for all that begin as it does. */
    private static boolean covers(String followed, String topic) {
        return followed.endsWith(LiveTopics.ALL)
                ? topic.startsWith(followed.substring(0, followed.length() - LiveTopics.ALL.length()))
                : followed.equals(topic);
    }

    /** One at a time: news may come while a screen is still being greeted by the request that brought it. */
    private void tell(Screen screen, String words) {
        try {
            synchronized (screen) {
                screen.answer().getResponse().getOutputStream().write(words.getBytes(StandardCharsets.UTF_8));
                screen.answer().getResponse().flushBuffer();
            }
        } catch (IOException | IllegalStateException gone) {
            dismiss(screen);
        }
    }

    private void dismiss(Screen screen) {
        screens.remove(screen);
        try {
            screen.answer().complete();
        } catch (IllegalStateException already) {
            screens.remove(screen);
        }
    }
}
