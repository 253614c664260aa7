package org.prachum.platform.persistence.provider;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.hibernate.Session;

/** Plain JDBC on the connection that the provider has in this transaction: for what is done so often that a native query costs too much. */
public final class ProvidersConnection {

    private static final String HIBERNATE = "org.hibernate.";

    private ProvidersConnection() {}

    /** Runs a query of ours with that text as its one parameter, whatever it answers. */
    public static void ask(EntityManager database, String query, String parameter) throws SQLException {
        if (database.getDelegate().getClass().getName().startsWith(HIBERNATE)) {
            OfHibernate.ask(database, query, parameter);
        } else {
            ask(database.unwrap(Connection.class), query, parameter);
        }
    }

    private static void ask(Connection connection, String query, String parameter) throws SQLException {
        try (PreparedStatement question = connection.prepareStatement(query)) {
            question.setString(1, parameter);
            question.executeQuery().close();
        }
    }

    /** A class of its own, loaded only where Hibernate is. */
    private static final class OfHibernate {

        static void ask(EntityManager database, String query, String parameter) {
            database.unwrap(Session.class).doWork(connection -> ProvidersConnection.ask(connection, query, parameter));
        }
    }
}
