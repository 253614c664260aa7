package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.BrowserToken;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Redirect;

/** {@code /auth/verify-login} */
@Named
@RequestScoped
public class VerifyLoginPage {

    @Inject
    SignIn signIn;

    @Inject
    OneTimeCodes codes;

    @Inject
    BrowserToken browser;

    @Inject
    SignedIn me;

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
        asked = codes.asked(SignIn.PURPOSE, browser.value());
        boolean post = "POST".equals(Faces.getRequest().getMethod());
        if (asked.isEmpty() && (!post || resend != null)) {
            Redirect.to(link.to("/auth/login"));
        } else if (post && resend != null) {
            signIn.again(asked.get(), browser.value(), Faces.getRequest().getRemoteAddr(), reader.getLanguage());
            Redirect.to(link.to("/auth/verify-login"));
        } else if (post) {
            Proof proof = signIn.enter(browser.value(), otp);
            Entrant entrant = proof.orRefuse();
            String then = Destination.of(proof.tried().details()).orElse(Destination.home(entrant.account().getRole()));
            Redirect.to(link.to(me.enter(entrant, then)));
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
