package org.prachum.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.prachum.platform.web.Ids;
import org.prachum.tenancy.Organization;

/** {@code /operator/export/<organization>} */
@Named
@RequestScoped
public class OperatorExportPage {

    @Inject
    Moves moves;

    @Inject
    @Param(name = "organization")
    String id;

    private Organization organization;

    public void load() {
        organization = moves.find(Ids.typed("organization", id));
    }

    public Organization getOrganization() {
        return organization;
    }
}
