package org.prachum.integrations;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Somebody else's program: takes whatever is posted, unless it was told to do something worse with the next. */
final class Receiver implements AutoCloseable {

    /** A request as it came. */
    record Heard(String method, String path, Map<String, List<String>> headers, String body) {

        String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }
    }

    /** What is done with a request. True when it was taken. */
    interface Reply {
        boolean to(HttpExchange exchange, Heard heard) throws IOException, InterruptedException;
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final CountDownLatch end = new CountDownLatch(1);
    private final Map<String, Queue<Reply>> next = new ConcurrentHashMap<>();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final List<Heard> taken = new CopyOnWriteArrayList<>();
    private volatile Reply usual = status(200);

    private Receiver(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 50);
        } catch (IOException occupied) {
            throw new UncheckedIOException(occupied);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    static Receiver open() {
        return new Receiver(0);
    }

    static Receiver on(int port) {
        return new Receiver(port);
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** What happens where nothing was said of the next. */
    Receiver usually(Reply reply) {
        usual = reply;
        return this;
    }

    /** What happens to the next requests to that path, one after the other. */
    Receiver next(String path, Reply... replies) {
        Queue<Reply> queue = next.computeIfAbsent(path, any -> new ArrayDeque<>());
        synchronized (queue) {
            queue.addAll(List.of(replies));
        }
        return this;
    }

    /** The next request that comes, waited for. */
    Heard hear() {
        try {
            Heard one = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (one == null) {
                throw new AssertionError("Nothing came; taken were " + taken);
            }
            return one;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next so many. */
    List<Heard> hear(int count) {
        List<Heard> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(hear());
        }
        return all;
    }

    /** Those that were taken, in the order in which they came. */
    List<Heard> taken() {
        return taken;
    }

    int unheard() {
        return heard.size();
    }

    static Reply status(int status, String... headers) {
        return (exchange, heard) -> {
            for (int i = 0; i + 1 < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
            return status < 300;
        };
    }

    static Reply body(String type, String body) {
        return (exchange, heard) -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            return true;
        };
    }

    /** Says nothing, as long as the receiver lives. */
    Reply stall() {
        return (exchange, heard) -> {
            end.await();
            return false;
        };
    }

    /** Begins to answer and hangs up. */
    static Reply hangUp() {
        return (exchange, heard) -> {
            exchange.sendResponseHeaders(200, 500);
            OutputStream body = exchange.getResponseBody();
            body.write('{');
            body.flush();
            throw new IOException("as it was told to");
        };
    }

    private void handle(HttpExchange exchange) throws IOException {
        Heard one = new Heard(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        try (exchange) {
            if (reply(exchange.getRequestURI().getPath()).to(exchange, one)) {
                taken.add(one);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            heard.add(one);
        }
    }

    private Reply reply(String path) {
        Queue<Reply> queue = next.getOrDefault(path, new ArrayDeque<>());
        synchronized (queue) {
            Reply told = queue.poll();
            return told == null ? usual : told;
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
