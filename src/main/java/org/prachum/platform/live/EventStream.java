package org.prachum.platform.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A screen that is told by server-sent events (WHATWG HTML, section 9.2), written without waiting (Jakarta Servlet 6.0, section 5.7).
 *
 * <p>What is to be said is remembered as two flags, so it never grows. Whoever has something to say, or hears from the container that there
 * is room, writes what it can; where another writes already, that one goes on with it. A reader who has taken nothing for
 * {@link #PATIENCE} is sent away: its browser comes back and reads everything again.
 */
final class EventStream implements Subscriber, WriteListener, AsyncListener {

    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final byte[] RETRY = bytes("retry: 1000\n");
    private static final byte[] CHANGED = bytes("event: changed\ndata: .\n\n");
    private static final byte[] GREETING = bytes(": still here\n\n");

    private final Subscription subscription;
    private final LiveScreens screens;
    private final Clock clock;

    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean changed = new AtomicBoolean(true);
    private final AtomicBoolean greeted = new AtomicBoolean();
    private final AtomicInteger wanted = new AtomicInteger();

    private volatile AsyncContext answer;
    private volatile ServletOutputStream output;
    private volatile boolean open;
    private volatile boolean ending;
    private volatile boolean ended;
    private volatile boolean unflushed;
    private volatile Instant blockedSince;

    EventStream(Subscription subscription, LiveScreens screens, Clock clock) {
        this.subscription = subscription;
        this.screens = screens;
        this.clock = clock;
    }

    /** From now on it can be told. The first thing it hears is that it has to read. */
    void open(AsyncContext begunAnswer) throws IOException {
        answer = begunAnswer;
        answer.setTimeout(0);
        answer.addListener(this);
        output = answer.getResponse().getOutputStream();
        output.setWriteListener(this);
    }

    @Override
    public Subscription subscription() {
        return subscription;
    }

    @Override
    public void changed() {
        changed.set(true);
        tell();
    }

    @Override
    public void greet() {
        greeted.set(true);
        tell();
    }

    @Override
    public void end() {
        ending = true;
        screens.left(this);
        write();
    }

    @Override
    public void onWritePossible() {
        open = true;
        write();
    }

    @Override
    public void onError(Throwable gone) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        ended = true;
        screens.left(this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is started once.
    }

    private void tell() {
        Instant since = blockedSince;
        if (since != null && clock.instant().isAfter(since.plus(PATIENCE))) {
            end();
        } else {
            write();
        }
    }

    /** One thread at a time, and none waits: whoever comes meanwhile leaves it to the one that is writing. */
    private void write() {
        if (wanted.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        while (seen != 0) {
            writeWhatIsThere();
            seen = wanted.addAndGet(-seen);
        }
    }

    private void writeWhatIsThere() {
        if (!open || ended) {
            return;
        }
        try {
            while (!ending && isAnythingLeft() && output.isReady()) {
                writeOne();
            }
            blockedSince = isAnythingLeft() ? firstOf(blockedSince, clock.instant()) : null;
        } catch (IOException | IllegalStateException gone) {
            ending = true;
            screens.left(this);
        }
        if (ending) {
            ended = true;
            complete();
        }
    }

    private boolean isAnythingLeft() {
        return unflushed || changed.get() || greeted.get();
    }

    /** A piece, or the flush of the one before: the container has to be asked before each. */
    private void writeOne() throws IOException {
        if (unflushed) {
            unflushed = false;
            output.flush();
            return;
        }
        unflushed = true;
        if (begun.compareAndSet(false, true)) {
            output.write(RETRY);
        } else if (changed.compareAndSet(true, false)) {
            greeted.set(false);
            output.write(CHANGED);
        } else {
            greeted.set(false);
            output.write(GREETING);
        }
    }

    private void complete() {
        try {
            answer.complete();
        } catch (IllegalStateException already) {
            screens.left(this);
        }
    }

    private static Instant firstOf(Instant since, Instant now) {
        return since == null ? now : since;
    }

    private static byte[] bytes(String words) {
        return words.getBytes(StandardCharsets.UTF_8);
    }
}
