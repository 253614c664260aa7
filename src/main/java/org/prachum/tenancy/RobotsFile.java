package org.prachum.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code /robots.txt} (RFC 9309): what search engines may read. Portals and meetings are for everybody; what belongs to one person, who
 * organizes, or a single registration is not to be found by a search.
 */
@WebServlet("/robots.txt")
public class RobotsFile extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final List<String> EVERYWHERE = List.of("/account", "/api/", "/auth/", "/live", "/assets/", "/metrics", "/health");
    private static final List<String> AT_THE_APEX = List.of("/operator", "/sign-up-code", "/take-back", "/find");
    private static final List<String> AT_ORGANIZATIONS = List.of(
            "/organizer", "/admin", "/ticket", "/own-calendar", "/calendar/", "/reminders", "/kiosk", "/submit_manual", "/registrations", "/*?key=", "/*&key=");

    @Inject
    transient CurrentTenant tenant;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean apex = tenant.home().map(home -> home.organization().isPlatform()).orElse(true);
        String rules = Stream.concat(EVERYWHERE.stream(), (apex ? AT_THE_APEX : AT_ORGANIZATIONS).stream())
                .map(path -> "Disallow: " + path + "\n")
                .collect(Collectors.joining("", "User-agent: *\nAllow: /\n", ""));
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.getOutputStream().write(rules.getBytes(StandardCharsets.UTF_8));
    }
}
