package org.prachum.platform.persistence.provider;

import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;
import org.prachum.platform.persistence.TenantSource;

/** Tells Hibernate whose persistence context it opens. Outside any tenant: the nil UUID, which no row has. */
public class HibernateTenantResolver implements CurrentTenantIdentifierResolver<UUID> {

    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return TenantSource.current().orElse(TenantSource.NOBODY);
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return false;
    }

    @Override
    public boolean isRoot(UUID tenant) {
        return false;
    }
}
