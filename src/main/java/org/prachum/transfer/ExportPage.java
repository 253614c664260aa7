package org.prachum.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.prachum.identity.SignedIn;

/** {@code /admin/export} */
@Named
@RequestScoped
public class ExportPage {

    @Inject
    Leaving leaving;

    @Inject
    SignedIn me;

    private Leaving.Belongings belongings;

    public void load() {
        me.mustBeFresh();
        belongings = leaving.belongings();
    }

    public Leaving.Belongings getBelongings() {
        return belongings;
    }
}
