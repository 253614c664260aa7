package org.prachum.platform.health;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Optional;
import org.prachum.platform.config.Settings;
import org.prachum.platform.metrics.Exposition;
import org.prachum.platform.metrics.Measured;
import org.prachum.platform.web.Networks;
import org.prachum.platform.web.PlainPage;

/**
 * {@code /metrics}, on any host: this node's numbers in Prometheus' text format 0.0.4, for whoever brings the token
 * ({@code PRACHUM_METRICS_TOKEN}, as {@code Authorization: Bearer …}, RFC 6750) or comes from one of the addresses
 * ({@code PRACHUM_METRICS_FROM}). Where neither is set, there is no such page. Names no organization, unless it is told to.
 */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String BEARER = "Bearer ";

    @Inject
    @Any
    transient Instance<Measured> measured;

    @Inject
    transient Settings settings;

    @Inject
    transient PlainPage plainPage;

    private transient Networks from;

    @Override
    public void init() {
        from = Networks.of("PRACHUM_METRICS_FROM", settings.metricsFrom());
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (settings.metricsToken().isEmpty() && from.isEmpty()) {
            plainPage.answer(request, response, HttpServletResponse.SC_NOT_FOUND, "platform.error404");
            return;
        }
        if (!from.contain(request.getRemoteAddr()) && !bringsTheToken(request)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        byte[] page = page().getBytes(StandardCharsets.UTF_8);
        response.setContentType(Exposition.TYPE);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    /** Takes as long for a token that is nearly right. */
    private boolean bringsTheToken(HttpServletRequest request) {
        Optional<String> token = settings.metricsToken();
        String header = request.getHeader("Authorization");
        return token.isPresent()
                && header != null
                && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                && MessageDigest.isEqual(
                        header.substring(BEARER.length()).strip().getBytes(StandardCharsets.UTF_8),
                        token.get().getBytes(StandardCharsets.UTF_8));
    }

    private String page() {
        Exposition page = new Exposition();
        int silent = 0;
        for (Measured bean : measured) {
            try {
                bean.measure(page);
            } catch (SQLException unreachable) {
                silent++;
            }
        }
        page.alone("prachum_unanswered", Exposition.Kind.GAUGE, "Groups of numbers that the database did not answer.", silent);
        return page.toString();
    }
}
