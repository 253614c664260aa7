package org.prachum.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.LongAdder;
import org.prachum.platform.metrics.Durations;
import org.prachum.platform.metrics.Exposition;
import org.prachum.platform.metrics.Measured;

/** How many requests were answered, how, and how fast. */
@ApplicationScoped
class RequestMeasures implements Measured {

    private final Durations requests = new Durations(
            "prachum_http_request_duration_seconds", "Requests by what they ask for and how they were answered.", "method", "route", "status");

    private final LongAdder underWay = new LongAdder();

    void begins() {
        underWay.increment();
    }

    void ends() {
        underWay.decrement();
    }

    /** @param status as answered; only its class is counted */
    void answered(Passage passage, int status, long nanos) {
        requests.took(nanos, passage.method(), passage.route(), status / 100 + "xx");
    }

    @Override
    public void measure(Exposition page) {
        requests.tell(page);
        page.alone("prachum_http_requests_under_way", Exposition.Kind.GAUGE, "Requests that are being answered now.", underWay.sum());
    }
}
