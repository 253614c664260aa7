package org.prachum.transfer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.prachum.platform.persistence.OperatorPool;

/** Finds the organizations that have left, as the operators' role. */
@ApplicationScoped
class Departures {

    private static final String PAGE = "select id, subdomain, name, closed_at, erase_at from organization where status = 'closed'"
            + " order by erase_at, id limit ? offset ?";

    private static final String COUNT = "select count(*) from organization where status = 'closed'";

    @Inject
    @OperatorPool
    DataSource pool;

    /** Who goes first, first. */
    List<Departed> page(int first, int most) {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(PAGE)) {
            question.setInt(1, most);
            question.setInt(2, first);
            try (ResultSet rows = question.executeQuery()) {
                List<Departed> page = new ArrayList<>();
                while (rows.next()) {
                    page.add(new Departed(
                            rows.getObject(1, UUID.class),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getTimestamp(4).toInstant(),
                            rows.getTimestamp(5).toInstant()));
                }
                return page;
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("Closed organizations cannot be listed.", refused);
        }
    }

    int count() {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(COUNT);
                ResultSet rows = question.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException refused) {
            throw new IllegalStateException("Closed organizations cannot be counted.", refused);
        }
    }
}
