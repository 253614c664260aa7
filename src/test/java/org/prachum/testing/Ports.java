package org.prachum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** TCP ports of this machine. */
final class Ports {

    private Ports() {}

    /**
     * A port nobody listens on at this moment. Somebody may take it before its asker does; in practice the kernel
     * moves on.
     */
    static int free() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No port is left on this machine", e);
        }
    }

    /** Whether nobody listens on {@code port}, neither on loopback nor on every address. */
    static boolean isFree(int port) {
        return canBind(port, null) && canBind(port, InetAddress.getLoopbackAddress());
    }

    private static boolean canBind(int port, InetAddress address) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
