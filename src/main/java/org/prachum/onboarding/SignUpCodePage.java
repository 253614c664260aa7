package org.prachum.onboarding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.util.Faces;
import org.prachum.identity.CodeEntry;
import org.prachum.platform.web.Redirect;
import org.prachum.tenancy.Here;

/** {@code /sign-up-code} */
@Named
@RequestScoped
public class SignUpCodePage {

    private static final CodeEntry.Place PLACE = new CodeEntry.Place(SignUp.PURPOSE, "/sign-up", "/sign-up-code");

    @Inject
    SignUp signUp;

    @Inject
    CodeEntry code;

    @Inject
    Here here;

    public void load() {
        code.load(Faces.getRequest(), PLACE, signUp::again, this::enter);
    }

    private void enter(String browser, String otp) {
        SignUp.Founded founded = signUp.confirm(browser, otp);
        Redirect.to(here.linkOn(founded.subdomain().value(), "/auth/arrive?ticket=" + founded.ticket()).toString());
    }
}
