package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.prachum.platform.config.Settings;
import org.prachum.platform.web.Host;
import org.prachum.tenancy.Here;

/** The site that the running request came to, as a browser knows it. */
@RequestScoped
class Site {

    @Inject
    HttpServletRequest request;

    @Inject
    Settings settings;

    @Inject
    Here here;

    Party party() {
        String host = new Host(request.getServerName(), settings.getBaseDomain()).name();
        return new Party(host, request.getScheme() + "://" + host + port(), here.getOrganization().getName());
    }

    /** A browser leaves out the port that its scheme has anyway. */
    private String port() {
        int usual = "https".equals(request.getScheme()) ? 443 : 80;
        return request.getServerPort() == usual ? "" : ":" + request.getServerPort();
    }
}
