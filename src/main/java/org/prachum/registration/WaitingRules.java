package org.prachum.registration;

import static org.prachum.identity.Permission.ORGANIZE_ALL_MEETINGS;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;

/** An admin decides what becomes of a seat that becomes free while somebody waits. What was offered before stays offered. */
@UseCase
@Requires(ORGANIZE_ALL_MEETINGS)
class WaitingRules {

    @Inject
    EntityManager database;

    @Inject
    Audit audit;

    WaitingRule current() {
        return database.createQuery("select r from WaitingRule r", WaitingRule.class)
                .getResultStream()
                .findFirst()
                .orElseGet(WaitingRule::undecided);
    }

    void giveAtOnce() {
        WaitingRule rule = current();
        rule.giveAtOnce();
        keep(rule);
    }

    /** @param hours how long somebody has to answer, 1 to 72 */
    void offerFor(Integer hours) {
        WaitingRule rule = current();
        rule.offerFor(hours);
        keep(rule);
    }

    private void keep(WaitingRule rule) {
        if (!database.contains(rule)) {
            database.persist(rule);
        }
        audit.note(Deed.of("settings.changed").changing(List.of("waiting_list")));
    }
}
