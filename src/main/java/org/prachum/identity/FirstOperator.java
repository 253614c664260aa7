package org.prachum.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.prachum.platform.config.Settings;
import org.prachum.platform.persistence.Started;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Invalid;
import org.prachum.tenancy.Organization;
import org.prachum.tenancy.TenantScope;

/** Makes sure, at each start, that whom the environment names can sign in at the apex as an operator. */
@ApplicationScoped
class FirstOperator {

    @Inject
    Settings settings;

    @Inject
    TenantScope scope;

    @Inject
    Admission admission;

    void on(@Observes Started started) {
        settings.firstOperator().map(FirstOperator::email).ifPresent(email ->
                scope.in(Organization.PLATFORM, () -> admission.admit(email)));
    }

    private static Email email(String configured) {
        try {
            return new Email(configured);
        } catch (Invalid malformed) {
            throw new IllegalStateException("PRACHUM_OPERATOR must be an e-mail address: " + configured, malformed);
        }
    }

    /** Two nodes may start at once, so the database decides. */
    @UseCase
    static class Admission {

        @Inject
        EntityManager database;

        void admit(Email email) {
            database.createNativeQuery("insert into account (id, email, name, role, status) "
                            + "values (gen_random_uuid(), ?1, ?1, 'operator', 'active') on conflict do nothing")
                    .setParameter(1, email.value())
                    .executeUpdate();
        }
    }
}
