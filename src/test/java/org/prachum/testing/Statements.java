package org.prachum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts what the running server asks of PostgreSQL for one organization, from PostgreSQL's own log: all statements between the one that
 * says whose the transaction is and its end. What runs meanwhile for others, and what the dispatcher asks of nobody in particular, is
 * not in it.
 *
 * <p>From the first use on, PostgreSQL logs each statement of the application's role.
 */
public final class Statements {

    /** Held by whatever counts what the operators' role asks, or asks much as it: its questions are about no organization in particular. */
    public static final String OF_THE_OPERATOR = "the statements of the operators' role";

    /** Marks the lines of a session with its process and its role; what follows on further lines belongs to the line before. */
    private static final String PREFIX = "<%p %u> ";

    private static final Pattern LINE = Pattern.compile("(?m)^<(\\d+) prachum_app> (?:LOG|DETAIL): +(.*)$");
    private static final Pattern OPERATORS_LINE = Pattern.compile("(?m)^<\\d+ prachum_operator> LOG: +(?:statement|execute [^:]*): (.*)$");
    private static final Pattern STATEMENT = Pattern.compile("(?:statement|execute [^:]*): (.*)");
    private static final String ENDS = "(?i)begin.*|commit.*|rollback.*";
    private static final String WAITING = "select count(*) from outbox"
            + " where tenant_id = ? and sent_at is null and given_up_at is null and due_at <= now()";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int TIMES = 3;

    private static Statements ofTheHouse;

    private final Path log;

    private Statements(Postgres postgres) {
        log = postgres.log();
        try (Connection superuser = postgres.superuser();
                Statement setting = superuser.createStatement()) {
            setting.execute("alter system set log_line_prefix = '" + PREFIX + "'");
            setting.execute("alter system set log_statement = 'all'");
            setting.execute("select pg_reload_conf()");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
        awaitLogging(postgres);
    }

    /**
     * The statements of {@code action} for that world's organization, the tenant's own included, without begin and commit.
     *
     * <p>It is done {@value #TIMES} times, when nothing waits to leave the house any more, and the fewest count, because now and then a
     * request also reads again what had been kept for a while. So it must be something that can be done again, such as opening a page.
     */
    public static List<String> during(World world, Runnable action) {
        Statements statements = ofTheHouse();
        Patience.until(PATIENCE, "nothing waits to leave the house", () -> world.count(WAITING, world.id()) == 0);
        return fewest(statements, action, said -> statements.of(world.id(), said));
    }

    /** The same for what the operator's role asks, whose questions are about no organization in particular. */
    public static List<String> ofTheOperator(Runnable action) {
        return fewest(ofTheHouse(), action, said -> OPERATORS_LINE.matcher(said)
                .results()
                .map(line -> line.group(1))
                .filter(statement -> !statement.matches(ENDS))
                .toList());
    }

    private static List<String> fewest(Statements statements, Runnable action, Function<String, List<String>> counting) {
        List<String> fewest = null;
        for (int i = 0; i < TIMES; i++) {
            long start = statements.size();
            action.run();
            List<String> said = counting.apply(statements.since(start));
            if (fewest == null || said.size() < fewest.size()) {
                fewest = said;
            }
        }
        return fewest;
    }

    private static synchronized Statements ofTheHouse() {
        if (ofTheHouse == null) {
            ofTheHouse = new Statements(House.open().postgres());
        }
        return ofTheHouse;
    }

    /** Reads each session's lines in their order; a transaction counts from where it named the organization. */
    private List<String> of(UUID organization, String said) {
        Map<String, List<String>> open = new HashMap<>();
        Map<String, Boolean> ours = new HashMap<>();
        List<String> counted = new ArrayList<>();
        Matcher line = LINE.matcher(said);
        while (line.find()) {
            String session = line.group(1);
            Matcher statement = STATEMENT.matcher(line.group(2));
            if (!statement.matches()) {
                boolean names = line.group(2).contains("'" + organization + "'")
                        && last(open.get(session)).contains("set_config('app.tenant_id'");
                ours.merge(session, names, Boolean::logicalOr);
                continue;
            }
            String text = statement.group(1);
            if (text.matches(ENDS)) {
                if (ours.getOrDefault(session, false)) {
                    counted.addAll(open.get(session));
                }
                open.put(session, new ArrayList<>());
                ours.put(session, false);
            } else {
                open.computeIfAbsent(session, any -> new ArrayList<>()).add(text);
            }
        }
        return counted;
    }

    private static String last(List<String> statements) {
        return statements == null || statements.isEmpty() ? "" : statements.get(statements.size() - 1);
    }

    private void awaitLogging(Postgres postgres) {
        String mark = "select 'logged " + UUID.randomUUID() + "'";
        long start = size();
        Instant deadline = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(deadline)) {
            try (Connection application = postgres.app();
                    Statement statement = application.createStatement()) {
                statement.execute(mark);
            } catch (SQLException refused) {
                throw new IllegalStateException(refused);
            }
            if (since(start).contains(mark)) {
                return;
            }
        }
        throw new IllegalStateException("PostgreSQL does not log its statements");
    }

    private long size() {
        try {
            return Files.size(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String since(long start) {
        try (SeekableByteChannel file = Files.newByteChannel(log)) {
            ByteBuffer bytes = ByteBuffer.allocate((int) (file.size() - start));
            file.position(start);
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                continue;
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
