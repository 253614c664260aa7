package org.prachum.onboarding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.identity.OneTimeCodes;
import org.prachum.platform.web.BrowserToken;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Redirect;
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
    Reader reader;

    @Inject
    Links link;

    @Inject
    @Param
    String otp;

    @Inject
    @Param
    String resend;

    private Optional<OneTimeCodes.Asked> asked = Optional.empty();

    public void load() {
        asked = codes.asked(SignUp.PURPOSE, browser.value());
        boolean post = "POST".equals(Faces.getRequest().getMethod());
        if (asked.isEmpty() && (!post || resend != null)) {
            Redirect.to(link.to("/sign-up"));
        } else if (post && resend != null) {
            signUp.again(asked.get(), browser.value(), Faces.getRequest().getRemoteAddr(), reader.getLanguage());
            Redirect.to(link.to("/sign-up-code"));
        } else if (post) {
            SignUp.Founded founded = signUp.confirm(browser.value(), otp);
            Redirect.to(here.linkOn(founded.subdomain().value(), "/auth/arrive?ticket=" + founded.ticket()).toString());
        }
    }

    public String getEmail() {
        return asked.map(code -> code.email().value()).orElse(null);
    }

    /** Seconds until another code may be asked for. */
    public long getWait() {
        return asked.map(OneTimeCodes.Asked::secondsToWait).orElse(0L);
    }

    public String getOtp() {
        return otp;
    }
}
