package org.prachum.onboarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Standing;
import org.prachum.tenancy.TenantScope;

/** What a platform operator does: looks which organizations there are, closes one and opens it again. */
@ApplicationScoped
@Requires(Permission.OPERATE_PLATFORM)
class Oversight {

    @Inject
    Census census;

    @Inject
    TenantScope scope;

    @Inject
    Inside inside;

    List<OrganizationAtAGlance> page(String search, int first, int most) {
        return census.page(search, first, most);
    }

    int count(String search) {
        return census.count(search);
    }

    void suspend(UUID organization) {
        scope.in(organization, inside::suspend);
    }

    void restore(UUID organization) {
        scope.in(organization, inside::restore);
    }

    /** The same, as the organization itself: only it may write its row. */
    @UseCase
    static class Inside {

        @Inject
        Standing standing;

        void suspend() {
            standing.suspend();
        }

        void restore() {
            standing.restore();
        }
    }
}
