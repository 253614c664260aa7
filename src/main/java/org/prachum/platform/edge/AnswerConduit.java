package org.prachum.platform.edge;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.util.concurrent.TimeUnit;
import org.xnio.Buffers;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * What an answer is written through: it ends the connection of whoever reads more slowly than {@link MinimumRate}, so that nobody keeps a
 * worker, or an answer in memory, by not reading. Only the time counts in which the connection takes nothing more.
 */
final class AnswerConduit extends AbstractStreamSinkConduit<StreamSinkConduit> {

    private final HttpServerExchange exchange;
    private final EdgeCounts counts;

    /** Of the time in which the connection took nothing more; null until then. */
    private MinimumRate rate;

    /** How long it has taken nothing more, all times together, but for the one that lasts. */
    private long stuckNanos;

    /** Since when it has taken nothing more. */
    private Long stuckSince;

    private boolean watched;

    AnswerConduit(StreamSinkConduit connection, HttpServerExchange exchange, EdgeCounts counts) {
        super(connection);
        this.exchange = exchange;
        this.counts = counts;
    }

    @Override
    public int write(ByteBuffer bytes) throws IOException {
        int written = super.write(bytes);
        moved(written, bytes.hasRemaining());
        return written;
    }

    @Override
    public long write(ByteBuffer[] bytes, int offset, int length) throws IOException {
        long written = super.write(bytes, offset, length);
        moved(written, Buffers.hasRemaining(bytes, offset, length));
        return written;
    }

    @Override
    public int writeFinal(ByteBuffer bytes) throws IOException {
        int written = super.writeFinal(bytes);
        moved(written, bytes.hasRemaining());
        return written;
    }

    @Override
    public long writeFinal(ByteBuffer[] bytes, int offset, int length) throws IOException {
        long written = super.writeFinal(bytes, offset, length);
        moved(written, Buffers.hasRemaining(bytes, offset, length));
        return written;
    }

    @Override
    public long transferFrom(FileChannel source, long position, long count) throws IOException {
        long written = super.transferFrom(source, position, count);
        moved(written, count > 0);
        return written;
    }

    @Override
    public long transferFrom(StreamSourceChannel source, long count, ByteBuffer through) throws IOException {
        long written = super.transferFrom(source, count, through);
        moved(written, through.hasRemaining());
        return written;
    }

    @Override
    public boolean flush() throws IOException {
        boolean flushed = super.flush();
        moved(flushed ? 1 : 0, !flushed);
        return flushed;
    }

    @Override
    public void awaitWritable() throws IOException {
        super.awaitWritable(patience(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void awaitWritable(long time, TimeUnit unit) throws IOException {
        super.awaitWritable(Math.min(unit.toNanos(time), patience()), TimeUnit.NANOSECONDS);
    }

    @Override
    public void resumeWrites() {
        super.resumeWrites();
        watch();
    }

    @Override
    public void wakeupWrites() {
        super.wakeupWrites();
        watch();
    }

    /** @param more whether there is something that the connection has not taken */
    private synchronized void moved(long bytes, boolean more) {
        long now = System.nanoTime();
        if (bytes > 0) {
            if (rate != null) {
                rate.moved(bytes);
            }
            if (stuckSince != null) {
                stuckNanos += now - stuckSince;
                stuckSince = null;
            }
        } else if (more && stuckSince == null) {
            stuckSince = now;
            rate = rate == null ? new MinimumRate(stuckNanos) : rate;
        }
    }

    /** How long a worker may wait for the connection. */
    private long patience() throws IOException {
        moved(0, true);
        long left = left();
        if (left <= 0) {
            end();
            throw new ClosedChannelException();
        }
        return left;
    }

    private synchronized long left() {
        return rate.left(stuckNanos + (stuckSince == null ? 0 : System.nanoTime() - stuckSince));
    }

    /** Where nobody waits, because the answer is written as the connection takes it, it is looked at now and then. */
    private synchronized void watch() {
        if (stuckSince != null && !watched) {
            watched = true;
            exchange.getIoThread().executeAfter(this::look, left(), TimeUnit.NANOSECONDS);
        }
    }

    private synchronized void look() {
        watched = false;
        if (stuckSince != null && exchange.getConnection().isOpen()) {
            if (left() <= 0) {
                end();
            } else {
                watch();
            }
        }
    }

    private void end() {
        counts.slowReaders.increment();
        IoUtils.safeClose(exchange.getConnection());
    }
}
