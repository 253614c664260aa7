package org.prachum.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Refusal;

/**
 * Who may register as an organizer by themselves, one row an organization.
 *
 * <p>Until an admin decides, anybody may ask and an admin has to approve: a stranger never becomes an organizer unseen.
 */
@Entity
@Table(name = "sign_up_rule")
class SignUpRule extends TenantOwned {

    /** The address is of a domain that the organization does not let in. */
    static final class DomainRefused extends Refusal {

        private static final long serialVersionUID = 1L;

        DomainRefused(String domains) {
            super("identity.register.domain", Map.of("domains", domains), "email");
        }
    }

    private static final int LONGEST = 2000;

    /** RFC 1035, section 2.3.4. A pattern of groups in groups is not asked about more. */
    private static final int LONGEST_DOMAIN = 253;
    private static final Pattern DOMAIN = Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    private String domains = "";

    @Column(name = "approval_wanted")
    private boolean approvalWanted = true;

    protected SignUpRule() {}

    static SignUpRule undecided() {
        return new SignUpRule();
    }

    /**
     * @param typed domains between commas, blanks or lines; none lets all in. Subdomains are named themselves
     * @throws Invalid {@code identity.rule.domain}, beside the field {@code domains}
     */
    void decide(String typed, boolean approvalWanted) {
        List<String> wanted = Arrays.stream((typed == null ? "" : typed).toLowerCase(Locale.ROOT).split("[\\s,;]+"))
                .map(domain -> domain.startsWith("@") ? domain.substring(1) : domain)
                .filter(domain -> !domain.isEmpty())
                .distinct()
                .toList();
        for (String domain : wanted) {
            if (domain.length() > LONGEST_DOMAIN || !DOMAIN.matcher(domain).matches()) {
                throw new Invalid("identity.rule.domain", "domains", Map.of("domain", domain));
            }
        }
        String joined = String.join(", ", wanted);
        if (joined.length() > LONGEST) {
            throw new Invalid("identity.rule.tooMany", "domains");
        }
        this.domains = joined;
        this.approvalWanted = approvalWanted;
    }

    /** @throws DomainRefused unless an address of that domain may register */
    void mustLetIn(Email email) {
        if (!letsIn(email)) {
            throw new DomainRefused(domains);
        }
    }

    boolean letsIn(Email email) {
        return domains.isEmpty() || Arrays.asList(domains.split(", ")).contains(email.domain());
    }

    String domains() {
        return domains;
    }

    boolean isApprovalWanted() {
        return approvalWanted;
    }
}
