package org.prachum.platform.persistence.provider;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/**
 * The column by which both providers add the tenant to every query.
 *
 * <p>Hibernate reads {@link TenantId} here. EclipseLink does not know the annotation and reads
 * {@code META-INF/eclipselink-orm.xml} instead. Nothing of ours writes the attribute.
 */
@MappedSuperclass
public abstract class TenantDiscriminated {

    @TenantId
    @Column(name = "tenant_id", updatable = false)
    private UUID tenant;

    protected TenantDiscriminated() {}
}
