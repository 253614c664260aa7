package org.prachum.notifications;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.prachum.platform.metrics.Exposition;
import org.prachum.platform.metrics.Measured;
import org.prachum.platform.metrics.Tally;
import org.prachum.platform.persistence.OperatorPool;

/** What went out on this node, and what waits for all nodes, counted as the operators' role. */
@ApplicationScoped
class OutboxMeasures implements Measured {

    private static final String WAITING = """
            select c.channel, count(o.channel), coalesce(extract(epoch from now() - min(o.due_at) filter (where o.due_at <= now())), 0)
            from unnest(array['mail', 'push', 'spreadsheet', 'webhook']) c(channel)
            left join outbox o on o.channel = c.channel and o.sent_at is null and o.given_up_at is null
            group by c.channel order by c.channel
            """;

    @Inject
    @OperatorPool
    DataSource pool;

    private final Tally mails = new Tally("prachum_mails_total", "Attempts to send a mail, by what came of them.", "outcome")
            .from0("sent")
            .from0("failed")
            .from0("withdrawn");

    private record Line(String channel, long waiting, double late) {}

    /** @param outcome one of {@code sent}, {@code failed}, {@code withdrawn} */
    void mail(String outcome) {
        mails.count(outcome);
    }

    @Override
    public void measure(Exposition page) throws SQLException {
        mails.tell(page);
        List<Line> lines = waiting();
        page.family("prachum_outbox_waiting", Exposition.Kind.GAUGE, "Messages that are to leave the house, also those to be tried again later.");
        lines.forEach(line -> page.sample("prachum_outbox_waiting", line.waiting(), "channel", line.channel()));
        page.family("prachum_outbox_lag_seconds", Exposition.Kind.GAUGE, "For how long the oldest message has been due; 0 where none is.");
        lines.forEach(line -> page.sample("prachum_outbox_lag_seconds", line.late(), "channel", line.channel()));
    }

    private List<Line> waiting() throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement question = connection.prepareStatement(WAITING);
                ResultSet rows = question.executeQuery()) {
            List<Line> lines = new ArrayList<>();
            while (rows.next()) {
                lines.add(new Line(rows.getString(1), rows.getLong(2), rows.getDouble(3)));
            }
            return lines;
        }
    }
}
