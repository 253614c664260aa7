package org.prachum.onboarding;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.cdi.ViewScoped;
import org.prachum.platform.web.Ids;

/** {@code /operator/organizations/<organization>}: one of them, with its numbers. */
@Named
@ViewScoped
public class OrganizationPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Oversight oversight;

    @Inject
    @Param(name = "organization")
    String id;

    private OrganizationAtAGlance organization;
    private List<TableSize> tables;

    public void load() {
        UUID asked = Ids.typed("organization", id);
        organization = oversight.find(asked);
        tables = oversight.tables(asked);
    }

    public void suspend() {
        oversight.suspend(organization.id());
        organization = oversight.find(organization.id());
    }

    public void restore() {
        oversight.restore(organization.id());
        organization = oversight.find(organization.id());
    }

    public OrganizationAtAGlance getOrganization() {
        return organization;
    }

    public List<TableSize> getTables() {
        return tables;
    }
}
