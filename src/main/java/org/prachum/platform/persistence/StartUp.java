package org.prachum.platform.persistence;

import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import org.prachum.platform.config.Settings;

/**
 * Brings the schema up to date where this node may, makes sure that both walls stand, and only then lets the house open. Whatever is
 * wrong stops the deployment.
 */
public class StartUp implements ServletContextListener {

    @Inject
    Settings settings;

    @Inject
    Migrations migrations;

    @Inject
    Walls walls;

    @Inject
    Event<Started> started;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        nameTheSessionCookie(event.getServletContext().getSessionCookieConfig());
        migrations.run();
        walls.mustStand();
        started.fire(new Started());
    }

    /** A cookie with the prefix cannot be set by a sibling host or over plain http (RFC 6265bis, section 4.1.3.2). */
    private void nameTheSessionCookie(SessionCookieConfig cookie) {
        cookie.setName(settings.isHttps() ? "__Host-SID" : "SID");
        cookie.setSecure(settings.isHttps());
        cookie.setHttpOnly(true);
        cookie.setPath("/");
        cookie.setAttribute("SameSite", "Lax");
    }
}
