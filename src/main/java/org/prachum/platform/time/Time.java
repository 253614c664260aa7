package org.prachum.platform.time;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;

/** The clock that everybody injects, so that time is a value in tests. */
@ApplicationScoped
class Time {

    /** Ticks in microseconds, as PostgreSQL keeps them. */
    @Produces
    @ApplicationScoped
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    }
}
