package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.omnifaces.cdi.Param;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/** {@code /auth/arrive?ticket=…}: from the apex, signed in. A ticket that is worth nothing leads to the sign-in. */
@Named
@RequestScoped
public class ArrivePage {

    @Inject
    Arrivals arrivals;

    @Inject
    SignedIn me;

    @Inject
    Links link;

    @Inject
    @Param
    String ticket;

    public void load() {
        Optional<Entrant> entrant = arrivals.arrive(ticket);
        Redirect.to(link.to(entrant.map(arrived -> me.enter(arrived, "/admin/welcome")).orElse("/auth/login")));
    }
}
