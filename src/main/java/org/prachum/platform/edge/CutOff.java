package org.prachum.platform.edge;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.io.IOException;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/** Ends a connection of which nothing more is wanted: says why, as far as that is heard, and waits for nothing. */
final class CutOff {

    private CutOff() {}

    static void with(int status, HttpServerExchange exchange) {
        if (exchange.getConnection().isOpen() && exchange.isResponseChannelAvailable()) {
            exchange.setStatusCode(status);
            exchange.setPersistent(false);
            exchange.getResponseHeaders().put(Headers.CONNECTION, "close");
            exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, "0");
            write(exchange);
        }
        IoUtils.safeClose(exchange.getConnection());
    }

    private static void write(HttpServerExchange exchange) {
        try {
            StreamSinkChannel answer = exchange.getResponseChannel();
            answer.shutdownWrites();
            answer.flush();
        } catch (IOException gone) {
            IoUtils.safeClose(exchange.getConnection());
        }
    }
}
