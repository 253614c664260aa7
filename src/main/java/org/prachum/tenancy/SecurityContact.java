package org.prachum.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.prachum.platform.config.Settings;

/**
 * {@code /.well-known/security.txt} (RFC 9116): whom a finder of a weakness writes to, on every host. It is good for half a year from when
 * it is read.
 */
@WebServlet("/.well-known/security.txt")
public class SecurityContact extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String PATH = "/.well-known/security.txt";
    private static final Duration GOOD_FOR = Duration.ofDays(180);

    @Inject
    transient Settings settings;

    @Inject
    transient CurrentTenant tenant;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean apex = tenant.home().map(home -> home.organization().isPlatform()).orElse(false);
        String file = "Contact: " + settings.securityContact() + "\n"
                + "Expires: " + clock.instant().plus(GOOD_FOR).truncatedTo(ChronoUnit.DAYS) + "\n"
                + "Preferred-Languages: en, th, fr, ru\n"
                + (apex ? "Canonical: " + settings.getPublicUrl().resolve(PATH) + "\n" : "");
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("Cache-Control", "public, max-age=3600");
        response.getOutputStream().write(file.getBytes(StandardCharsets.UTF_8));
    }
}
