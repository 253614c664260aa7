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

/** {@code /auth/register} */
@Named
@RequestScoped
public class RegisterPage {

    @Inject
    Registration registration;

    @Inject
    BrowserToken browser;

    @Inject
    Reader reader;

    @Inject
    Links link;

    @Inject
    @Param
    String name;

    @Inject
    @Param
    String email;

    public void load() {
        if ("POST".equals(Faces.getRequest().getMethod())) {
            registration.ask(
                    name,
                    email,
                    browser.value(),
                    Faces.getRequest().getRemoteAddr(),
                    reader.getLanguage());
            Redirect.to(link.to("/auth/verify-register"));
        }
    }

    public String getName() {
        return name;
    }

    public String getEmail() {
        return email;
    }
}
