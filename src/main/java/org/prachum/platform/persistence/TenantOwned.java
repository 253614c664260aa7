package org.prachum.platform.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.UUID;
import org.prachum.platform.persistence.provider.TenantDiscriminated;

/**
 * A row of one organization.
 *
 * <p>Its tenant is stamped by the provider and checked by PostgreSQL; no code of ours reads or writes it. The id is chosen here, so
 * that equality holds before the row is stored.
 */
@MappedSuperclass
public abstract class TenantOwned extends TenantDiscriminated {

    @Id
    @Column(updatable = false)
    private UUID id = UUID.randomUUID();

    @Version
    private long version;

    protected TenantOwned() {}

    public UUID getId() {
        return id;
    }

    /** Counts the changes of this row; a form carries it, so that a second editor hears <i>changed meanwhile</i>. */
    public long getVersion() {
        return version;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof TenantOwned row && id.equals(row.getId());
    }

    @Override
    public final int hashCode() {
        return id.hashCode();
    }
}
