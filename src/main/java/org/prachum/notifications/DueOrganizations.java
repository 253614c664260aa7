package org.prachum.notifications;

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
import org.prachum.platform.persistence.Pool;

/** Which organizations have something due: the one question that is asked across them, answered by a function with ids alone. */
@ApplicationScoped
class DueOrganizations {

    @Inject
    @Pool
    DataSource pool;

    List<UUID> with(String channel, int most) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement("select * from organizations_with_due_outbox(?, ?)")) {
            question.setString(1, channel);
            question.setInt(2, most);
            try (ResultSet rows = question.executeQuery()) {
                List<UUID> due = new ArrayList<>();
                while (rows.next()) {
                    due.add(rows.getObject(1, UUID.class));
                }
                return due;
            }
        }
    }
}
