package org.prachum.platform.edge;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads one body whole before anything else is done for its request, on the thread of the connection, which waits for nobody. Whose body
 * comes more slowly than {@link MinimumRate} is answered 408 and cut off.
 */
final class BodyReader {

    private final HttpServerExchange exchange;
    private final StreamSourceChannel channel;
    private final long most;
    private final BodyLimits.Place place;
    private final EdgeCounts counts;
    private final HttpHandler next;
    private final RequestBody body = new RequestBody();
    private final MinimumRate rate = new MinimumRate(System.nanoTime());
    private boolean over;

    /**
     * @param most bytes that are taken
     * @param place given back when the body is there or is given up
     * @param next goes on when it is there
     */
    BodyReader(HttpServerExchange exchange, long most, BodyLimits.Place place, EdgeCounts counts, HttpHandler next) {
        this.exchange = exchange;
        this.most = most;
        this.place = place;
        this.counts = counts;
        this.next = next;
        channel = exchange.getRequestChannel();
        exchange.addExchangeCompleteListener((done, others) -> {
            IoUtils.safeClose(body);
            others.proceed();
        });
    }

    void begin() throws Exception {
        counts.bodies.incrementAndGet();
        if (comes()) {
            next.handleRequest(exchange);
        } else if (!over) {
            exchange.dispatch(SameThreadExecutor.INSTANCE, () -> {
                channel.getReadSetter().set(more -> goOn());
                channel.resumeReads();
                watch();
            });
        }
    }

    private void goOn() {
        if (!over && comes()) {
            channel.suspendReads();
            channel.getReadSetter().set(null);
            Connectors.executeRootHandler(next, exchange);
        }
    }

    /** @return whether it is whole */
    private boolean comes() {
        try {
            if (read()) {
                finish();
                return true;
            }
            if (body.size() > most) {
                end(StatusCodes.REQUEST_ENTITY_TOO_LARGE);
            } else if (!place.suffices(body.size())) {
                end(StatusCodes.SERVICE_UNAVAILABLE);
            }
        } catch (IOException gone) {
            end(StatusCodes.BAD_REQUEST);
        }
        return false;
    }

    /** Until there is no more for now, or more than is taken. */
    private boolean read() throws IOException {
        try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
            ByteBuffer buffer = pooled.getBuffer();
            while (body.size() <= most && place.suffices(body.size())) {
                buffer.clear();
                int read = channel.read(buffer);
                if (read <= 0) {
                    return read < 0;
                }
                rate.moved(read);
                buffer.flip();
                body.write(buffer);
            }
            return false;
        }
    }

    /** What was read is given back, to be read once more. */
    private void finish() throws IOException {
        over = true;
        leave();
        Connectors.ungetRequestBytes(exchange, body.buffers());
        Connectors.resetRequestChannel(exchange);
    }

    private void leave() {
        counts.bodies.decrementAndGet();
        place.leave();
    }

    private void watch() {
        if (over) {
            return;
        }
        long left = rate.left(System.nanoTime());
        if (left > 0 && exchange.getConnection().isOpen()) {
            exchange.getIoThread().executeAfter(this::watch, left, TimeUnit.NANOSECONDS);
        } else {
            counts.slowBodies.increment();
            end(StatusCodes.REQUEST_TIME_OUT);
        }
    }

    /** On this connection the rest of the body would come. */
    private void end(int status) {
        over = true;
        leave();
        IoUtils.safeClose(body);
        CutOff.with(status, exchange);
    }
}
