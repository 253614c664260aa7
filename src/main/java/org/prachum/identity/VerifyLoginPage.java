package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/** {@code /auth/verify-login} */
@Named
@RequestScoped
public class VerifyLoginPage {

    private static final CodeEntry.Place PLACE = new CodeEntry.Place(SignIn.PURPOSE, "/auth/login", "/auth/verify-login");

    @Inject
    SignIn signIn;

    @Inject
    CodeEntry code;

    @Inject
    SignedIn me;

    @Inject
    Links link;

    public void load() {
        code.load(Faces.getRequest(), PLACE, signIn::again, this::enter);
    }

    private void enter(String browser, String otp) {
        Proof proof = signIn.enter(browser, otp);
        Entrant entrant = proof.orRefuse();
        String then = Destination.of(proof.tried().details()).orElse(Destination.home(entrant.account().getRole()));
        Redirect.to(link.to(me.enter(entrant, then)));
    }
}
