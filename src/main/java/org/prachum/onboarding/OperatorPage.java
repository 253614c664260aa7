package org.prachum.onboarding;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;
import org.prachum.platform.web.Paged;

/** {@code /operator} */
@Named
@ViewScoped
public class OperatorPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Oversight oversight;

    private String search;
    private CensusOrder order = CensusOrder.NEWEST;
    private Paged<OrganizationAtAGlance> organizations;

    @PostConstruct
    void open() {
        organizations = new Paged<>(() -> oversight.count(search), (first, most) -> oversight.page(search, order, first, most));
    }

    public Paged<OrganizationAtAGlance> getOrganizations() {
        return organizations;
    }

    public CensusOrder getOrder() {
        return order;
    }

    /** Nothing chosen leaves it as it is. */
    public void setOrder(CensusOrder chosen) {
        if (chosen != null) {
            order = chosen;
        }
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }
}
