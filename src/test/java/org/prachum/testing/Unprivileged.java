package org.prachum.testing;

import java.io.IOException;
import java.util.List;

/**
 * PostgreSQL refuses to run as root, which is who we are in many a container. A user namespace in which nobody is root
 * is enough to calm it, and the files stay root's own.
 */
final class Unprivileged {

    private static final List<String> PREFIX = isRoot() ? List.of("unshare", "-U") : List.of();

    private Unprivileged() {}

    /** What to put before a command so that it does not run as root; nothing, if it would not anyway. */
    static List<String> prefix() {
        return PREFIX;
    }

    private static boolean isRoot() {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return false;
        }
        try {
            var id = new ProcessBuilder("id", "-u").start();
            return new String(id.getInputStream().readAllBytes()).strip().equals("0");
        } catch (IOException e) {
            return false;
        }
    }
}
