package org.prachum.domains;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.config.Settings;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.DomainName;
import org.prachum.tenancy.Here;
import org.prachum.tenancy.OwnDomain;

/** {@code /admin/domains} */
@Named
@ViewScoped
public class DomainsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Domains domains;

    @Inject
    Proving proving;

    @Inject
    Proof proof;

    @Inject
    Settings settings;

    @Inject
    Here here;

    @Inject
    Texts texts;

    private String domain;

    public void claim() {
        domains.claim(DomainName.typed(domain));
        domain = null;
    }

    /** Asks the DNS first, so that no transaction waits for it. */
    public void check(UUID id) {
        OwnDomain checked = domains.byId(id);
        boolean found = proof.isPublished(checked);
        proving.answer(id, found);
        if (found) {
            Messages.addGlobalInfo(texts.say("domains.found", "domain", checked.getName()));
        } else {
            Messages.addGlobalWarn(texts.say("domains.notFound", "name", proof.name(checked)));
        }
    }

    public void lead(UUID id) {
        domains.lead(id);
    }

    public void stepBack(UUID id) {
        domains.stepBack(id);
    }

    public void giveUp(UUID id) {
        domains.giveUp(id);
    }

    public List<OwnDomain> getDomains() {
        return domains.all();
    }

    /** What to publish: the name, the type, and the text. */
    public String recordName(OwnDomain claimed) {
        return proof.name(claimed);
    }

    public String getRecordType() {
        return Proof.TYPE;
    }

    public String recordText(OwnDomain claimed) {
        return proof.text(claimed);
    }

    /** Whither the domain itself has to lead. */
    public String getTarget() {
        return here.getOrganization().getSubdomain() + "." + settings.getBaseDomain();
    }

    public String getDomain() {
        return domain;
    }

    public void setDomain(String domain) {
        this.domain = domain;
    }
}
