package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.BrowserToken;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Redirect;

/** {@code /auth/prove?then=…}: says what is asked for and why; the button sends the code, or leads to the passkey. */
@Named
@RequestScoped
public class ProvePage {

    @Inject
    FreshProof proof;

    @Inject
    SignedIn me;

    @Inject
    Doorstep doorstep;

    @Inject
    BrowserToken browser;

    @Inject
    Reader reader;

    @Inject
    Links link;

    @Inject
    @Param
    String then;

    private boolean byPasskey;

    public void load() {
        byPasskey = proof.isByPasskey();
        if (me.isFresh()) {
            Redirect.to(link.to(getThen()));
        } else if ("POST".equals(Faces.getRequest().getMethod())) {
            go();
        }
    }

    private void go() {
        if (byPasskey) {
            doorstep.admit(me.account(), getThen());
            Redirect.to(link.to("/auth/passkey"));
            return;
        }
        proof.ask(getThen(), browser.value(), Faces.getRequest().getRemoteAddr(), reader.getLanguage());
        Redirect.to(link.to("/auth/verify-login"));
    }

    /** Whether a passkey is asked for, and no code. */
    public boolean isByPasskey() {
        return byPasskey;
    }

    public String getEmail() {
        return me.account().getEmail();
    }

    public String getThen() {
        return Destination.of(then).orElse("/account");
    }
}
