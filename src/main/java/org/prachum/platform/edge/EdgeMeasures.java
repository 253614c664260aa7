package org.prachum.platform.edge;

import static org.prachum.platform.metrics.Exposition.Kind.COUNTER;
import static org.prachum.platform.metrics.Exposition.Kind.GAUGE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import org.prachum.platform.metrics.Exposition;
import org.prachum.platform.metrics.Measured;

/** Tells of {@link EdgeCounts}; all of them are 0 on a server without an edge of ours. */
@ApplicationScoped
class EdgeMeasures implements Measured {

    @Inject
    ServletContext application;

    @Override
    public void measure(Exposition page) {
        EdgeCounts counts = application.getAttribute(EdgeCounts.class.getName()) instanceof EdgeCounts there ? there : new EdgeCounts();
        page.alone("prachum_http_bodies_under_way", GAUGE, "Requests whose body is still on its way.", counts.bodies.get());
        page.alone("prachum_http_requests_waiting", GAUGE, "Requests that wait for a worker.", counts.waiting.get());
        page.alone("prachum_http_slow_bodies_total", COUNTER, "Requests that were ended because their body came too slowly.",
                counts.slowBodies.sum());
        page.alone("prachum_http_slow_readers_total", COUNTER, "Answers that were ended because they were read too slowly.",
                counts.slowReaders.sum());
        page.alone("prachum_http_requests_refused_total", COUNTER,
                "Requests that were answered 503 because their organization or client had its share of the workers.", counts.refused.sum());
    }
}
