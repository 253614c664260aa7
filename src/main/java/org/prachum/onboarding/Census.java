package org.prachum.onboarding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.prachum.onboarding.OrganizationAtAGlance.Condition;
import org.prachum.onboarding.OrganizationAtAGlance.Size;
import org.prachum.onboarding.OrganizationAtAGlance.Usage;
import org.prachum.platform.persistence.Like;
import org.prachum.platform.persistence.OperatorPool;

/** Counts across organizations, as the operators' role: it may count rows, and of a few tables read moments and states, never names. */
@ApplicationScoped
class Census {

    private static final String CUSTOMERS = """
            from organization o where o.subdomain <> '' and o.status <> 'closed'
              and (o.subdomain like ? escape '!' or lower(o.name) like ? escape '!')""";

    /** First it is found out who stands on the page, and only those are counted. */
    private static final String SEEN = """
            select o.id, o.subdomain, o.name, o.status, o.created_at,
              (select count(*) from account a where a.tenant_id = o.id),
              (select count(*) from employee e where e.tenant_id = o.id),
              (select count(*) from meeting m where m.tenant_id = o.id),
              (select count(*) from registration r where r.tenant_id = o.id and r.status <> 'cancelled'),
              s.rows, s.bytes, t.requests_of_day, t.requests_of_week, t.registrations_of_day, t.registrations_of_week,
              (select count(*) from outbox w where w.tenant_id = o.id and w.channel = 'mail' and w.sent_at is null and w.given_up_at is null),
              (select count(*) from outbox q where q.tenant_id = o.id and q.failure in ('quota', 'reserved') and q.sent_at is null and q.given_up_at is null),
              (select count(*) from outbox f where f.tenant_id = o.id and f.channel = 'mail' and f.given_up_at is not null),
              (select count(*) from outbox l where l.tenant_id = o.id and l.channel in ('spreadsheet', 'webhook')
                and l.sent_at is null and l.given_up_at is null and l.attempts > 0),
              (select max(a.last_signed_in_at) from account a where a.tenant_id = o.id),
              (select max(r.registered_at) from registration r where r.tenant_id = o.id and r.status = 'confirmed')
            from (%s) o
            cross join lateral (select coalesce(sum(rows), 0) as rows, coalesce(sum(bytes), 0) as bytes from size_of_organization(o.id)) s
            cross join lateral (
              select coalesce(sum(requests) filter (where hour > now() - interval '24 hours'), 0) as requests_of_day,
                coalesce(sum(requests), 0) as requests_of_week,
                coalesce(sum(registrations) filter (where hour > now() - interval '24 hours'), 0) as registrations_of_day,
                coalesce(sum(registrations), 0) as registrations_of_week
              from traffic where tenant_id = o.id and hour > now() - interval '7 days') t
            order by o.place
            """;

    private static final String ONE = SEEN.formatted("select o.*, 1 as place from organization o where o.subdomain <> '' and o.id = ?");

    @Inject
    @OperatorPool
    DataSource pool;

    private interface Reading<T> {
        T read(ResultSet row) throws SQLException;
    }

    List<OrganizationAtAGlance> page(String search, CensusOrder order, int first, int most) {
        String page = "select o.*, row_number() over (order by " + order.key + ", o.id) as place " + CUSTOMERS + " order by place limit ? offset ?";
        return ask(SEEN.formatted(page), Census::row, part(search), part(search), most, first);
    }

    Optional<OrganizationAtAGlance> find(UUID organization) {
        return ask(ONE, Census::row, organization).stream().findFirst();
    }

    int count(String search) {
        return ask("select count(*) " + CUSTOMERS, row -> row.getInt(1), part(search), part(search)).get(0);
    }

    /** Those tables in which it has something, the largest first. */
    List<TableSize> tables(UUID organization) {
        return ask(
                "select relation, rows, bytes from size_of_organization(?) where rows > 0 order by bytes desc, relation",
                row -> new TableSize(row.getString(1), row.getLong(2), row.getLong(3)),
                organization);
    }

    private <T> List<T> ask(String query, Reading<T> reading, Object... values) {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                question.setObject(i + 1, values[i]);
            }
            try (ResultSet rows = question.executeQuery()) {
                List<T> answers = new ArrayList<>();
                while (rows.next()) {
                    answers.add(reading.read(rows));
                }
                return answers;
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
                instant(row, 5),
                new Size(row.getLong(6), row.getLong(7), row.getLong(8), row.getLong(9), row.getLong(10), row.getLong(11)),
                new Usage(row.getLong(12), row.getLong(13), row.getLong(14), row.getLong(15)),
                new Condition(row.getLong(16), row.getLong(17), row.getLong(18), row.getLong(19), instant(row, 20), instant(row, 21)));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }

    private static String part(String search) {
        String typed = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
        return Like.containing(typed);
    }
}
