package org.prachum.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Map;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.problem.Invalid;

/**
 * What an organization tells whoever types a number, and how fast anybody may type them, one row an organization. Until an admin decides:
 * initials, 60 wrong ones a minute, and as many registrations as come. That whole names are told is always an admin's decision.
 */
@Entity
@Table(name = "look_up_rule")
class LookUpRule extends TenantOwned {

    static final int FEWEST_MISSES = 10;
    static final int MOST_MISSES = 1_000;
    static final int MOST_REGISTRATIONS = 100_000;

    private static final int USUAL_MISSES = 60;

    /** So many times more look-ups than misses are let through, but in an hour. */
    private static final int LOOK_UPS_A_MISS = 100;

    private String reveals = Revealing.INITIALS.stored();
    private int misses = USUAL_MISSES;

    @Column
    private Integer registrations;

    protected LookUpRule() {}

    static LookUpRule undecided() {
        return new LookUpRule();
    }

    /**
     * @param misses how many numbers that are nobody's one address may try in a minute, 10 to 1,000
     * @param registrations how many places one address may take in a minute, 1 to 100,000, or null for no limit
     * @throws Invalid beside the field of that name
     */
    void decide(Revealing reveals, Integer misses, Integer registrations) {
        if (misses == null || misses < FEWEST_MISSES || misses > MOST_MISSES) {
            throw new Invalid("registration.lookUp.misses.range", "misses", Map.of("fewest", FEWEST_MISSES, "most", MOST_MISSES));
        }
        if (registrations != null && (registrations < 1 || registrations > MOST_REGISTRATIONS)) {
            throw new Invalid("registration.lookUp.registrations.range", "registrations", Map.of("most", MOST_REGISTRATIONS));
        }
        this.reveals = reveals.stored();
        this.misses = misses;
        this.registrations = registrations;
    }

    Revealing reveals() {
        return Revealing.of(reveals);
    }

    int misses() {
        return misses;
    }

    /** How many numbers one address may look up in an hour, right ones included: an office of a thousand passes many times over. */
    int lookUps() {
        return misses * LOOK_UPS_A_MISS;
    }

    /** Null for no limit. */
    Integer registrations() {
        return registrations;
    }
}
