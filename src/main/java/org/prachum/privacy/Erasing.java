package org.prachum.privacy;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Kept;
import org.prachum.tenancy.Retentions;

/** What the daily round does inside one organization, each step in a transaction of its own. */
@UseCase
class Erasing {

    static final Duration EVERY = Duration.ofDays(1);

    private static final Duration CODES_KEPT = Duration.ofDays(2);
    private static final int A_STEP = 2_000;

    /** Each is looked for in all registrations, so there are fewer of them at a time. */
    private static final int EMPLOYEES_A_STEP = 100;

    @Inject
    EntityManager database;

    @Inject
    Retentions retentions;

    @Inject
    Forgetting forgetting;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /** Whether this node does today's round; of several that ask at once, one does. */
    boolean begin() {
        Instant now = clock.instant();
        return database.createNativeQuery("""
                        insert into privacy_round as p (begun_at) values (cast(?1 as timestamptz))
                        on conflict (tenant_id) do update set begun_at = excluded.begun_at where p.begun_at < cast(?2 as timestamptz)""")
                        .setParameter(1, now.toString())
                        .setParameter(2, now.minus(EVERY).toString())
                        .executeUpdate()
                == 1;
    }

    /** Lets go of the codes that were mailed, and of those that were wrong. */
    void forgetCodes() {
        note("codes", forgetting.forgetCodes(clock.instant().minus(CODES_KEPT)));
    }

    /** Lets go of some of that; answers how many, and notes how many, and never whose. */
    int step(Kept kept) {
        Duration term = retentions.current().term(kept).orElse(null);
        if (term == null) {
            return 0;
        }
        int gone = forgetting.forget(kept, term, clock.instant(), kept == Kept.EMPLOYEES ? EMPLOYEES_A_STEP : A_STEP);
        note(kept.stored(), gone);
        return gone;
    }

    private void note(String kept, int gone) {
        if (gone > 0) {
            audit.note(Deed.of("privacy.forgotten").with("kept", kept).with("count", gone).by(Actor.SYSTEM));
        }
    }
}
