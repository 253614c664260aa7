package org.prachum.onboarding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.identity.Email;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/** {@code /operator/passkeys/<organization>}: an operator takes the passkeys off an account whose address they type. */
@Named
@RequestScoped
public class LostPasskeysPage {

    @Inject
    Oversight oversight;

    @Inject
    Links link;

    @Inject
    @Param(name = "organization")
    String id;

    @Inject
    @Param
    String email;

    @Inject
    @Param
    String done;

    private OrganizationAtAGlance organization;

    public void load() {
        organization = oversight.find(Ids.typed("organization", id));
        if ("POST".equals(Faces.getRequest().getMethod())) {
            oversight.takeOffPasskeys(organization.id(), Email.typed(email));
            Redirect.to(link.to("/operator/passkeys", organization.id()) + "?done=taken-off");
        }
    }

    public OrganizationAtAGlance getOrganization() {
        return organization;
    }

    public String getEmail() {
        return email;
    }

    public boolean isDone() {
        return "taken-off".equals(done);
    }
}
