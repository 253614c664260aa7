package org.prachum.identity;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/**
 * {@code /auth/link?code=…}, to which the mail with a code leads. The link only asks, because programs that look through mail follow it
 * too; the button signs in, in whichever browser it is.
 */
@Named
@RequestScoped
public class LinkPage {

    @Inject
    SignIn signIn;

    @Inject
    OneTimeCodes codes;

    @Inject
    SignedIn me;

    @Inject
    Links link;

    @Inject
    @Param
    String code;

    private Optional<Email> email = Optional.empty();

    public void load() {
        email = codes.linked(code);
        if (email.isEmpty()) {
            Redirect.to(link.to("/auth/login"));
        } else if ("POST".equals(Faces.getRequest().getMethod())) {
            Proof proof = signIn.follow(code);
            Entrant entrant = proof.orRefuse();
            String then = Destination.of(proof.tried().details()).orElse(Destination.home(entrant.account().getRole()));
            Redirect.to(link.to(me.enter(entrant, then)));
        }
    }

    /** Whose sign-in it is, so that nobody signs in as somebody else without seeing it; null where the link is none of ours. */
    public String getEmail() {
        return email.map(Email::value).orElse(null);
    }

    public String getCode() {
        return code;
    }
}
