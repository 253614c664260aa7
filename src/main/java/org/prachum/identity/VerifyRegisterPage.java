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

/** {@code /auth/verify-register} */
@Named
@RequestScoped
public class VerifyRegisterPage {

    @Inject
    Registration registration;

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
    private boolean waiting;

    public void load() {
        asked = codes.asked(Registration.PURPOSE, browser.value());
        boolean post = "POST".equals(Faces.getRequest().getMethod());
        if (asked.isEmpty() && (!post || resend != null)) {
            Redirect.to(link.to("/auth/register"));
        } else if (post && resend != null) {
            registration.again(asked.get(), browser.value(), Faces.getRequest().getRemoteAddr(), reader.getLanguage());
            Redirect.to(link.to("/auth/verify-register"));
        } else if (post) {
            enter();
        }
    }

    private void enter() {
        Proof proof = registration.enter(browser.value(), otp, reader.getLanguage());
        proof.tried().orRefuse();
        waiting = proof.entrant().account().isPending();
        if (!waiting) {
            Entrant entrant = proof.orRefuse();
            Redirect.to(link.to(me.enter(entrant, Destination.home(entrant.account().getRole()))));
        }
    }

    /** Whether everything is done and only an admin's approval is missing. */
    public boolean isWaiting() {
        return waiting;
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
