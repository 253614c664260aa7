package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/** {@code /auth/logout}: a link only asks, because another site could have written it; the button signs out, and may lead on within this host. */
@Named
@RequestScoped
public class LogoutPage {

    @Inject
    OwnAccount own;

    @Inject
    SignedIn me;

    @Inject
    Links link;

    @Inject
    @Param
    String then;

    public void load() {
        if ("POST".equals(Faces.getRequest().getMethod())) {
            if (me.isPresent()) {
                own.signOut();
            }
            me.signOut();
            Redirect.to(Destination.of(then).orElse(link.to("/")));
        }
    }
}
