package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Redirect;

/** {@code /auth/verify-register} */
@Named
@RequestScoped
public class VerifyRegisterPage {

    private static final CodeEntry.Place PLACE = new CodeEntry.Place(Registration.PURPOSE, "/auth/register", "/auth/verify-register");

    @Inject
    Registration registration;

    @Inject
    CodeEntry code;

    @Inject
    SignedIn me;

    @Inject
    Reader reader;

    @Inject
    Links link;

    private boolean waiting;

    public void load() {
        code.load(Faces.getRequest(), PLACE, registration::again, this::enter);
    }

    private void enter(String browser, String otp) {
        Proof proof = registration.enter(browser, otp, reader.getLanguage());
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
}
