package org.prachum.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.prachum.platform.config.Settings;
import org.prachum.platform.web.Host;
import org.prachum.platform.web.HostLook;
import org.prachum.platform.web.Passage;
import org.prachum.platform.web.PlainPage;
import org.prachum.platform.web.Reader;

/**
 * Finds out whose host this is, before anything else of ours runs.
 *
 * <p>A host that is nobody's gets 404 and no cookie; a suspended organization its own page and 503, one that has left another and 410; what
 * belongs to the apex alone, or to organizations alone, does not exist elsewhere ({@link Territory}). {@code /health} and
 * {@code /metrics} answer on any host, and so do the style sheets of those pages.
 */
public class TenantFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    /** What is told of this node, whatever the host. */
    private static final Set<String> OF_THE_NODE = Set.of("/health", "/health/live", "/health/ready", "/metrics");

    @Inject
    transient Settings settings;

    @Inject
    transient Traffic traffic;

    @Inject
    transient Homes homes;

    @Inject
    transient CurrentTenant tenant;

    @Inject
    transient Reader reader;

    @Inject
    transient HostLook look;

    @Inject
    transient PlainPage plainPage;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (OF_THE_NODE.contains(request.getRequestURI().substring(request.getContextPath().length()))) {
            chain.doFilter(request, response);
            return;
        }
        if (tenant.home().isPresent()) {
            // An error page, on the way back: the language is chosen by now.
            say(request, tenant.home().get());
            chain.doFilter(request, response);
            return;
        }
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            // It failed before anybody knew whose host it is, and would again.
            plainPage.answerError(request, response);
            return;
        }
        Optional<Home> home = homeOf(new Host(request.getServerName(), settings.getBaseDomain()));
        if (home.isEmpty() && isAsset(request)) {
            chain.doFilter(request, response);
            return;
        }
        if (home.isEmpty()) {
            plainPage.answer(request, response, HttpServletResponse.SC_NOT_FOUND, "tenancy.unknown");
            return;
        }
        Organization organization = home.get().organization();
        say(request, home.get());
        traffic.asked(organization);
        look.belongsTo(
                organization.getLanguage(),
                organization.getName(),
                home.get().brandVersion(),
                !organization.isSuspended() && !organization.isClosed());
        if ((organization.isSuspended() || organization.isClosed()) && isOfPlainPages(request)) {
            tenant.enter(home.get());
            chain.doFilter(request, response);
            return;
        }
        if (organization.isSuspended()) {
            response.setHeader("Retry-After", "3600");
            plainPage.answer(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "tenancy.suspended");
            return;
        }
        if (organization.isClosed()) {
            plainPage.answer(request, response, HttpServletResponse.SC_GONE, "tenancy.closed");
            return;
        }
        tenant.enter(home.get());
        reader.assume(organization.getLanguage(), organization.getZone());
        if (!Territory.includes(pathOf(request), organization.isPlatform())) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        chain.doFilter(request, response);
    }

    /** What the plain pages of a closed host are dressed in: nothing that is the organization's but its colours. */
    private static boolean isOfPlainPages(HttpServletRequest request) {
        return isAsset(request) || isRead(request) && "/brand.css".equals(pathOf(request));
    }

    /** A file that is the same for everybody. */
    private static boolean isAsset(HttpServletRequest request) {
        return isRead(request) && pathOf(request).startsWith("/assets/");
    }

    /** By a plain reading of what its address names; a host that is nobody's shall not remember a language. */
    private static boolean isRead(HttpServletRequest request) {
        String query = request.getQueryString();
        return "GET".equals(request.getMethod()) && (query == null || query.matches("v=[0-9a-f]{1,16}"));
    }

    private static void say(HttpServletRequest request, Home home) {
        Passage.of(request).ifPresent(passage -> passage.belongsTo(home.organization().getSubdomain()));
    }

    /** As the container maps it, so that no spelling of a path gets around. */
    private static String pathOf(HttpServletRequest request) {
        return request.getPathInfo() == null ? request.getServletPath() : request.getServletPath() + request.getPathInfo();
    }

    private Optional<Home> homeOf(Host host) {
        if (host.isApex()) {
            return homes.bySubdomain("");
        }
        return host.isForeign() ? homes.byDomain(host.name()) : host.subdomain().flatMap(homes::bySubdomain);
    }
}
