package org.prachum.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An answer of server-sent events that stays open (WHATWG HTML, section 9.2), as a screen without a browser follows it. */
public final class EventStream implements AutoCloseable {

    private static final String ENDED = "\0ended";

    private final InputStream body;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    private EventStream(InputStream body) {
        this.body = body;
    }

    /** Follows {@code path} from now on. */
    public static EventStream open(Client client, String path) {
        HttpResponse<InputStream> answer = client.open(path);
        if (answer.statusCode() != 200) {
            throw new AssertionError(path + " is answered " + answer.statusCode());
        }
        EventStream stream = new EventStream(answer.body());
        Thread reader = new Thread(stream::read, "event-stream");
        reader.setDaemon(true);
        reader.start();
        return stream;
    }

    /** Waits for the next event of that name and answers how long that took. */
    public Duration await(String event, Duration patience) {
        long begun = System.nanoTime();
        long deadline = begun + patience.toNanos();
        try {
            while (true) {
                String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (line == null || line.equals(ENDED)) {
                    throw new AssertionError("No event «" + event + "», " + (line == null ? "in time" : "the stream has ended"));
                }
                if (line.equals("event: " + event)) {
                    return Duration.ofNanos(System.nanoTime() - begun);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Waits until the other side ends it. */
    public Duration awaitEnd(Duration patience) {
        long begun = System.nanoTime();
        long deadline = begun + patience.toNanos();
        try {
            while (true) {
                String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (line == null) {
                    throw new AssertionError("The stream has not ended in time");
                }
                if (line.equals(ENDED)) {
                    return Duration.ofNanos(System.nanoTime() - begun);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void read() {
        try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException closed) {
            lines.add(closed.toString());
        } finally {
            lines.add(ENDED);
        }
    }
}
