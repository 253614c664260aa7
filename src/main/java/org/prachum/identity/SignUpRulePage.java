package org.prachum.identity;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.web.Texts;

/** {@code /admin/settings} */
@Named
@ViewScoped
public class SignUpRulePage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    AccountAdministration administration;

    @Inject
    Texts texts;

    private String domains;
    private boolean approvalWanted;

    @PostConstruct
    void open() {
        SignUpRule rule = administration.rule();
        domains = rule.domains();
        approvalWanted = rule.isApprovalWanted();
    }

    public void save() {
        administration.decide(domains, approvalWanted);
        open();
        Messages.addGlobalInfo(texts.get("identity.saved"));
    }

    public String getDomains() {
        return domains;
    }

    public void setDomains(String domains) {
        this.domains = domains;
    }

    public boolean isApprovalWanted() {
        return approvalWanted;
    }

    public void setApprovalWanted(boolean approvalWanted) {
        this.approvalWanted = approvalWanted;
    }
}
