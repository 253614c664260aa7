package org.prachum.onboarding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.BrowserToken;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Redirect;
import org.prachum.tenancy.Here;

/** {@code /find} */
@Named
@RequestScoped
public class FindPage {

    @Inject
    Finding finding;

    @Inject
    BrowserToken browser;

    @Inject
    Reader reader;

    @Inject
    Here here;

    @Inject
    Links link;

    @Inject
    @Param
    String address;

    @Inject
    @Param
    String mailed;

    public void load() {
        if (!"POST".equals(Faces.getRequest().getMethod())) {
            return;
        }
        if (address != null && address.contains("@")) {
            mail();
            Redirect.to(link.to("/find") + "?mailed=yes");
        } else {
            Redirect.to(here.linkOn(finding.at(address).value(), "/").toString());
        }
    }

    private void mail() {
        try {
            finding.mail(address, browser.value(), Faces.getRequest().getRemoteAddr(), reader.getLanguage());
        } catch (Invalid malformed) {
            throw new Invalid(malformed.key(), "address");
        }
    }

    public String getAddress() {
        return address;
    }

    public boolean isMailed() {
        return mailed != null;
    }
}
