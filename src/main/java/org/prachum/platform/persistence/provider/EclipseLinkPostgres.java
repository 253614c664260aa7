package org.prachum.platform.persistence.provider;

import java.sql.Types;
import java.util.UUID;
import org.eclipse.persistence.platform.database.PostgreSQLPlatform;

/**
 * What EclipseLink 4.0 does not know of PostgreSQL: it sends an absent {@link UUID} as an absent text, which no column of type
 * {@code uuid} takes. Without a type of its own PostgreSQL takes it for what the column is.
 */
public class EclipseLinkPostgres extends PostgreSQLPlatform {

    private static final long serialVersionUID = 1L;

    @Override
    public int getJDBCType(Class<?> type) {
        return type == UUID.class ? Types.OTHER : super.getJDBCType(type);
    }
}
