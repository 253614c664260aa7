package org.prachum.domains;

import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.AccountPost;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.OwnDomain;
import org.prachum.tenancy.OwnDomains;

/** Writes down what the DNS answered, and tells the admins when a domain that was verified begins to end. */
@UseCase
class Proving {

    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration CLAIM_LIVES = Duration.ofDays(7);
    private static final int A_ROUND = 500;

    @Inject
    OwnDomains domains;

    @Inject
    AccountPost post;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Those of all organizations that are to be looked for. */
    List<OwnDomain> due() {
        Instant now = clock.instant();
        return domains.due(now.minus(EVERY), now.minus(CLAIM_LIVES), A_ROUND);
    }

    void answer(UUID id, boolean found) {
        OwnDomain domain = domains.byId(id);
        boolean verified = domain.isVerified();
        boolean missing = domain.endsAt().isPresent();
        domains.answer(domain, found);
        if (verified != domain.isVerified()) {
            Deed deed = domain.isVerified() ? Deed.of("domain.verified") : Deed.of("domain.lost");
            audit.note(deed.on(id, domain.getName()).by(Actor.SYSTEM));
        }
        if (!missing && domain.endsAt().isPresent()) {
            post.toAdmins(MissingMail.KIND, id);
        }
    }
}
