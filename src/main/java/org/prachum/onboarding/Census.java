package org.prachum.onboarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.prachum.platform.persistence.Like;
import org.prachum.platform.persistence.OperatorPool;

/** Counts across organizations, as the operators' role: it may count rows, and read none. */
@ApplicationScoped
class Census {

    private static final String CUSTOMERS = """
            from organization o where o.subdomain <> '' and o.status <> 'closed'
              and (o.subdomain like ? escape '!' or lower(o.name) like ? escape '!')""";

    private static final String SEEN = """
            select o.id, o.subdomain, o.name, o.status, o.created_at,
              (select count(*) from account a where a.tenant_id = o.id),
              (select count(*) from employee e where e.tenant_id = o.id),
              (select count(*) from meeting m where m.tenant_id = o.id)
            """;

    private static final String ONE = SEEN + " from organization o where o.subdomain <> '' and o.id = ?";

    private static final String PAGE = SEEN + CUSTOMERS + " order by o.created_at desc, o.id limit ? offset ?";

    @Inject
    @OperatorPool
    DataSource pool;

    /** The newest first. */
    List<OrganizationAtAGlance> page(String search, int first, int most) {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(PAGE)) {
            question.setString(1, part(search));
            question.setString(2, part(search));
            question.setInt(3, most);
            question.setInt(4, first);
            try (ResultSet rows = question.executeQuery()) {
                List<OrganizationAtAGlance> page = new ArrayList<>();
                while (rows.next()) {
                    page.add(row(rows));
                }
                return page;
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("Organizations cannot be counted.", refused);
        }
    }

    Optional<OrganizationAtAGlance> find(UUID organization) {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(ONE)) {
            question.setObject(1, organization);
            try (ResultSet rows = question.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("Organizations cannot be counted.", refused);
        }
    }

    int count(String search) {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement("select count(*) " + CUSTOMERS)) {
            question.setString(1, part(search));
            question.setString(2, part(search));
            try (ResultSet rows = question.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("Organizations cannot be counted.", refused);
        }
    }

    private static OrganizationAtAGlance row(ResultSet row) throws SQLException {
        return new OrganizationAtAGlance(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getString(3),
                "suspended".equals(row.getString(4)),
                row.getTimestamp(5).toInstant(),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8));
    }

    private static String part(String search) {
        String typed = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
        return Like.containing(typed);
    }
}
