package org.prachum.onboarding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.identity.OneTimeCodes;
import org.prachum.platform.web.BrowserToken;
import org.prachum.tenancy.Here;

/** {@code /sign-up-code} */
@Named
@RequestScoped
public class SignUpCodePage {

    @Inject
    SignUp signUp;

    @Inject
    OneTimeCodes codes;

    @Inject
    BrowserToken browser;

    @Inject
    Here here;

    @Inject
    @Param
    String otp;

    private String email;

    public void load() throws IOException {
        email = codes.askedFor(SignUp.PURPOSE, browser.value()).orElse(null);
        if ("POST".equals(Faces.getRequest().getMethod())) {
            SignUp.Founded founded = signUp.confirm(browser.value(), otp);
            Faces.getExternalContext().redirect(here.linkOn(founded.subdomain().value(), "/auth/arrive?ticket=" + founded.ticket()).toString());
        }
    }

    public String getEmail() {
        return email;
    }

    public String getOtp() {
        return otp;
    }
}
