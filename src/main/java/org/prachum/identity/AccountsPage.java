package org.prachum.identity;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;
import org.prachum.platform.web.Paged;

/** {@code /admin/accounts} */
@Named
@ViewScoped
public class AccountsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    AccountAdministration administration;

    private String search;
    private Paged<Account> accounts;

    @PostConstruct
    void open() {
        accounts = new Paged<>(
                () -> administration.count(search), (first, most) -> administration.page(search, first, most));
    }

    public Paged<Account> getAccounts() {
        return accounts;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search;
    }
}
