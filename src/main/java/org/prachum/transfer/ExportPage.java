package org.prachum.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** {@code /admin/export} */
@Named
@RequestScoped
public class ExportPage {

    @Inject
    Leaving leaving;

    private Leaving.Belongings belongings;

    public void load() {
        belongings = leaving.belongings();
    }

    public Leaving.Belongings getBelongings() {
        return belongings;
    }
}
