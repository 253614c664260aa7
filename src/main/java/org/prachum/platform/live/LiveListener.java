package org.prachum.platform.live;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.postgresql.ds.PGSimpleDataSource;
import org.prachum.platform.config.Settings;
import org.prachum.platform.persistence.Started;

/**
 * Hears, on one connection for each node, what changed on any of them, and tells it here as {@link Heard}.
 *
 * <p>News is lost while the connection is; so after each reconnect everybody is told to read everything again.
 */
@ApplicationScoped
class LiveListener {

    /** The one channel of {@code NOTIFY}; the payload is the tenant's id, a blank, the topic. */
    static final String CHANNEL = "prachum";

    private static final Logger LOG = Logger.getLogger(LiveListener.class.getName());
    private static final int WAIT_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 1_000;

    @Inject
    Settings settings;

    @Inject
    Event<Heard> heard;

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    ManagedThreadFactory threads;

    private volatile boolean stopped;
    private Thread thread;

    void on(@Observes Started started) {
        thread = threads.newThread(this::run);
        thread.setName("live-listener");
        thread.start();
    }

    @PreDestroy
    void stop() {
        stopped = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void run() {
        boolean first = true;
        while (!stopped) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("listen " + CHANNEL);
                if (!first) {
                    heard.fire(new Heard(null, Heard.EVERYTHING));
                }
                first = false;
                listen(connection.unwrap(PGConnection.class));
            } catch (SQLException lost) {
                LOG.log(Level.WARNING, "The live connection is lost and will be made again: {0}", lost.getMessage());
                pause();
            }
        }
    }

    private Connection connect() throws SQLException {
        Settings.Login login = settings.application();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(login.url());
        source.setUser(login.user());
        source.setPassword(login.password());
        source.setTcpKeepAlive(true);
        return source.getConnection();
    }

    private void listen(PGConnection connection) throws SQLException {
        while (!stopped) {
            PGNotification[] notifications = connection.getNotifications(WAIT_MILLIS);
            if (notifications == null) {
                continue;
            }
            for (PGNotification notification : notifications) {
                tell(notification.getParameter());
            }
        }
    }

    private void tell(String payload) {
        int blank = payload.indexOf(' ');
        heard.fire(new Heard(UUID.fromString(payload.substring(0, blank)), payload.substring(blank + 1)));
    }

    private void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }
}
