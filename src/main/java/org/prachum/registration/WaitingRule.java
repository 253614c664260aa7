package org.prachum.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Map;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.problem.Invalid;

/**
 * What an organization does with a seat that becomes free while somebody waits, one row an organization: the next has it at once, or is
 * offered it for some hours. Until an admin decides, they have it at once.
 */
@Entity
@Table(name = "waiting_rule")
class WaitingRule extends TenantOwned {

    static final int LONGEST_OFFER = 72;

    @Column(name = "offer_hours")
    private int offerHours;

    protected WaitingRule() {}

    static WaitingRule undecided() {
        return new WaitingRule();
    }

    /** Whoever is next has the seat at once. */
    void giveAtOnce() {
        offerHours = 0;
    }

    /**
     * Whoever is next is asked, and has so many hours to answer.
     *
     * @param hours 1 to 72
     * @throws Invalid beside the field {@code hours}
     */
    void offerFor(Integer hours) {
        if (hours == null || hours < 1 || hours > LONGEST_OFFER) {
            throw new Invalid("registration.rule.hours.range", "hours", Map.of("most", LONGEST_OFFER));
        }
        offerHours = hours;
    }

    boolean isOffering() {
        return offerHours > 0;
    }

    int offerHours() {
        return offerHours;
    }
}
