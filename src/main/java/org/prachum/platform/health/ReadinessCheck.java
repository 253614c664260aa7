package org.prachum.platform.health;

/** Something without which this node should be sent no requests. */
public interface ReadinessCheck {

    /** One word, for {@code /health/ready}. */
    String name();

    /** Answers within a few seconds, and throws nothing. */
    boolean isReady();
}
