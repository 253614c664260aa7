package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

/** The one rule of the current organization. Joins its caller's transaction. */
@ApplicationScoped
public class SignUpRules {

    @Inject
    EntityManager database;

    SignUpRule current() {
        return database.createQuery("select r from SignUpRule r", SignUpRule.class)
                .getResultStream()
                .findFirst()
                .orElseGet(SignUpRule::undecided);
    }

    /** @param domains between commas, blanks or lines; none lets every address ask */
    public void decide(String domains, boolean approvalWanted) {
        SignUpRule rule = current();
        rule.decide(domains, approvalWanted);
        if (!database.contains(rule)) {
            database.persist(rule);
        }
    }
}
