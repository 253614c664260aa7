package org.prachum.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a server's JVM is started with: {@code PRACHUM_JAVA_OPTS} of its own environment, or of ours, or what suits one that lives for minutes
 * or for one person. The first compiler alone starts it in half the time; under load for hours both are faster ({@link #LASTING}).
 */
public final class JavaOptions {

    public static final String NAME = "PRACHUM_JAVA_OPTS";

    /** For a server that is measured. */
    public static final String LASTING = "-Xmx768m -XX:+UseSerialGC";

    private static final String SWIFT = LASTING + " -XX:TieredStopAtLevel=1";

    private JavaOptions() {}

    static List<String> of(Map<String, String> environment) {
        String ours = Optional.ofNullable(System.getenv(NAME)).orElse(SWIFT);
        return List.of(environment.getOrDefault(NAME, ours).split(" "));
    }
}
