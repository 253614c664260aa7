package org.prachum.attacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.prachum.testing.House;

/** A bare connection to the shared house, for what no client library would send. */
final class Wire {

    /** What the house believes as a proxy, and another address of the same machine, which it does not. */
    static final String PROXY = "127.0.0.1";

    static final String STRANGER = "127.0.0.2";

    private static final int PATIENCE_MILLIS = 30_000;

    private Wire() {}

    /** Sends a request from that address, lines ended as they should be, and answers all that comes back. */
    static String send(String from, String body, String... lines) {
        return bytes(from, (String.join("\r\n", lines) + "\r\nConnection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(ISO_8859_1));
    }

    /** Sends exactly these bytes. */
    static String bytes(String from, byte[] request) {
        try (Socket socket = open(from)) {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Sends these bytes and is gone without waiting for an answer, so that the server finds the connection reset. */
    static void abandon(byte[] request) {
        try (Socket socket = open(PROXY)) {
            socket.setSoLinger(true, 0);
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static Socket open(String from) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.bind(new InetSocketAddress(from, 0));
        socket.connect(new InetSocketAddress("127.0.0.1", House.open().server().port()));
        return socket;
    }
}
