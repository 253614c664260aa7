package org.prachum.platform.web;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.prachum.platform.config.Settings;
import org.prachum.platform.log.LogContext;

/**
 * Gives each request an id, which is answered as {@code X-Request-Id} and stands beside every line that is logged for it; counts it, and,
 * where the log is kept as JSON, writes one line of it when it was answered.
 *
 * <p>A stream counts from its request to its first byte. What ends in an error is counted when its page was written.
 */
public class AccessFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = Logger.getLogger("org.prachum.access");

    @Inject
    transient Settings settings;

    @Inject
    transient RequestMeasures measures;

    private transient RequestIds ids;

    @Override
    public void init() {
        ids = new RequestIds(Networks.of("PRACHUM_TRUSTED_PROXIES", settings.trustedProxies()));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Passage passage = Passage.of(request).orElseGet(() -> Passage.begin(ids.of(request), request));
        response.setHeader("X-Request-Id", passage.id());
        LogContext.request(passage.id());
        boolean isError = request.getDispatcherType() == DispatcherType.ERROR;
        boolean done = false;
        measures.begins();
        try {
            chain.doFilter(request, response);
            done = true;
        } finally {
            measures.ends();
            // What was thrown comes again with its page, unless the answer was under way.
            if ((done || isError || response.isCommitted()) && passage.ends()) {
                tell(passage, response.getStatus());
            }
            LogContext.leave();
        }
    }

    private void tell(Passage passage, int status) {
        long nanos = passage.nanos();
        measures.answered(passage, status, nanos);
        if (settings.isLogJson()) {
            log(passage, String.valueOf(status), String.valueOf(TimeUnit.NANOSECONDS.toMillis(nanos)));
        }
    }

    private static void log(Passage passage, String status, String millis) {
        LogContext.organization(passage.organization());
        LogContext.put("method", passage.method());
        LogContext.put("route", passage.route());
        LogContext.put("status", status);
        LogContext.put("ms", millis);
        LOG.info(() -> passage.method() + " " + passage.route() + " " + status + " " + millis + " ms, "
                + (passage.organization() == null ? "no organization" : passage.organization()) + ", " + passage.id());
        LogContext.put("method", null);
        LogContext.put("route", null);
        LogContext.put("status", null);
        LogContext.put("ms", null);
    }
}
