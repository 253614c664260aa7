package org.prachum.platform.persistence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * The one question that is asked across tenants: which of them have something to do. A function that runs as its owner answers it with ids
 * alone; what there is to do is then looked at inside each of them.
 */
@ApplicationScoped
public class AcrossTenants {

    @Inject
    @Pool
    DataSource pool;

    /**
     * The tenants that {@code function} answers, in its order.
     *
     * @param function its name, which is ours and nobody's input
     * @param arguments texts, numbers, ids and instants
     */
    public List<UUID> answeredBy(String function, Object... arguments) throws SQLException {
        String places = String.join(", ", Collections.nCopies(arguments.length, "?"));
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement("select * from " + function + "(" + places + ")")) {
            for (int i = 0; i < arguments.length; i++) {
                question.setObject(i + 1, arguments[i] instanceof Instant moment ? Timestamp.from(moment) : arguments[i]);
            }
            try (ResultSet rows = question.executeQuery()) {
                List<UUID> tenants = new ArrayList<>();
                while (rows.next()) {
                    tenants.add(rows.getObject(1, UUID.class));
                }
                return tenants;
            }
        }
    }
}
