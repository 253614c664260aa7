package org.prachum.onboarding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.config.Settings;
import org.prachum.platform.web.BrowserToken;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Redirect;

/** {@code /sign-up} */
@Named
@RequestScoped
public class SignUpPage {

    @Inject
    SignUp signUp;

    @Inject
    BrowserToken browser;

    @Inject
    Reader reader;

    @Inject
    Links link;

    @Inject
    Settings settings;

    @Inject
    @Param
    String name;

    @Inject
    @Param
    String subdomain;

    @Inject
    @Param
    String email;

    @Inject
    @Param
    String terms;

    @Inject
    @Param
    String zone;

    public void load() {
        if ("POST".equals(Faces.getRequest().getMethod())) {
            signUp.ask(
                    new SignUpForm(name, subdomain, email, terms != null, zone),
                    browser.value(),
                    Faces.getRequest().getRemoteAddr(),
                    reader.getLanguage());
            Redirect.to(link.to("/sign-up-code"));
        }
    }

    /** What follows the subdomain in an address. */
    public String getSuffix() {
        return "." + settings.getBaseDomain();
    }

    public String getName() {
        return name;
    }

    public String getSubdomain() {
        return subdomain;
    }

    public String getEmail() {
        return email;
    }

    public boolean isTerms() {
        return terms != null;
    }
}
