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

/** {@code /auth/login} */
@Named
@RequestScoped
public class LoginPage {

    @Inject
    SignIn signIn;

    @Inject
    BrowserToken browser;

    @Inject
    Reader reader;

    @Inject
    Links link;

    @Inject
    @Param
    String email;

    @Inject
    @Param
    String then;

    public void load() {
        if ("POST".equals(Faces.getRequest().getMethod())) {
            signIn.ask(
                    Email.typed(email),
                    getThen(),
                    browser.value(),
                    Faces.getRequest().getRemoteAddr(),
                    reader.getLanguage());
            Redirect.to(link.to("/auth/verify-login"));
        }
    }

    public String getEmail() {
        return email;
    }

    public String getThen() {
        return Destination.of(then).orElse(null);
    }
}
