package org.prachum.platform.edge;

import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitReadableByteChannel;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;

/** What a request is read through: from the connection until all of its body is there, and from {@link RequestBody} after that. */
final class BodyConduit extends AbstractStreamSourceConduit<StreamSourceConduit> {

    private final HttpServerExchange exchange;
    private RequestBody body;
    private ReadReadyHandler handler;

    BodyConduit(StreamSourceConduit connection, HttpServerExchange exchange) {
        super(connection);
        this.exchange = exchange;
    }

    void readFrom(RequestBody whole) {
        body = whole;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        return body == null ? super.read(target) : body.read(target);
    }

    @Override
    public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
        if (body == null) {
            return super.read(targets, offset, length);
        }
        for (int i = offset; i < offset + length; i++) {
            if (targets[i].hasRemaining()) {
                return body.read(targets[i]);
            }
        }
        return 0;
    }

    @Override
    public long transferTo(long position, long count, FileChannel target) throws IOException {
        return body == null ? super.transferTo(position, count, target) : target.transferFrom(new ConduitReadableByteChannel(this), position, count);
    }

    @Override
    public long transferTo(long count, ByteBuffer through, StreamSinkChannel target) throws IOException {
        return body == null ? super.transferTo(count, through, target) : IoUtils.transfer(new ConduitReadableByteChannel(this), count, through, target);
    }

    @Override
    public boolean isReadShutdown() {
        return body == null ? super.isReadShutdown() : body.isRead();
    }

    @Override
    public void awaitReadable() throws IOException {
        if (body == null) {
            super.awaitReadable();
        }
    }

    @Override
    public void awaitReadable(long time, TimeUnit unit) throws IOException {
        if (body == null) {
            super.awaitReadable(time, unit);
        }
    }

    @Override
    public void setReadReadyHandler(ReadReadyHandler listening) {
        handler = listening;
        super.setReadReadyHandler(listening);
    }

    @Override
    public void resumeReads() {
        if (body == null) {
            super.resumeReads();
        } else {
            wakeupReads();
        }
    }

    @Override
    public void wakeupReads() {
        if (body == null) {
            super.wakeupReads();
        } else if (handler != null) {
            exchange.getIoThread().execute(handler::readReady);
        }
    }
}
