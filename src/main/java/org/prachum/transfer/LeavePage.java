package org.prachum.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.identity.SignedIn;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.tenancy.Organization;

/** {@code /admin/delete-organization}: what would go, and its name typed. Whoever did it sees the page that everybody sees from then on. */
@Named
@RequestScoped
public class LeavePage {

    @Inject
    Leaving leaving;

    @Inject
    SignedIn me;

    @Inject
    Links link;

    @Inject
    @Param
    String name;

    private Leaving.Belongings belongings;

    public void load() {
        me.mustBeFresh();
        belongings = leaving.belongings();
        if ("POST".equals(Faces.getRequest().getMethod())) {
            leaving.leave(name);
            Redirect.to(link.to("/"));
        }
    }

    public Leaving.Belongings getBelongings() {
        return belongings;
    }

    public String getName() {
        return name;
    }

    public long getGraceDays() {
        return Organization.GRACE.toDays();
    }
}
