package org.prachum.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a server's JVM is started with: {@code PRACHUM_JAVA_OPTS} of its own environment, or of ours, or what two small cores need. */
final class JavaOptions {

    private static final String NAME = "PRACHUM_JAVA_OPTS";

    private JavaOptions() {}

    static List<String> of(Map<String, String> environment) {
        String ours = Optional.ofNullable(System.getenv(NAME)).orElse("-Xmx768m -XX:+UseSerialGC");
        return List.of(environment.getOrDefault(NAME, ours).split(" "));
    }
}
