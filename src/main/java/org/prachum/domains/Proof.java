package org.prachum.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.prachum.platform.config.Keys;
import org.prachum.tenancy.OwnDomain;

/** What has to stand in a domain's zone: a TXT record of a name of its own, which follows from the organization and the domain. */
@ApplicationScoped
class Proof {

    static final String TYPE = "TXT";

    private static final String BELOW = "_prachum.";
    private static final String PURPOSE = "domain";

    @Inject
    Keys keys;

    @Inject
    TxtRecords records;

    /** The record's name (RFC 8552: an underscore keeps it apart from hosts). */
    String name(OwnDomain domain) {
        return BELOW + domain.getName();
    }

    String text(OwnDomain domain) {
        return "prachum-verification=" + keys.token(PURPOSE, domain.getOrganization() + ":" + domain.getName());
    }

    /**
     * Whether it stands there now.
     *
     * @throws DnsSilent when the DNS gave no answer at all, which says nothing of the domain
     */
    boolean isPublished(OwnDomain domain) {
        return records.of(name(domain)).contains(text(domain));
    }
}
