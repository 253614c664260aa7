package org.prachum.testing;

import java.nio.file.Path;

/**
 * Where the files of this project lie. Maven tells its forks; anything else is started in the project's own directory.
 */
public final class Checkout {

    private Checkout() {}

    public static Path root() {
        return Path.of(System.getProperty("prachum.basedir", System.getProperty("basedir", "")))
                .toAbsolutePath()
                .normalize();
    }

    static Path target() {
        return root().resolve("target");
    }
}
