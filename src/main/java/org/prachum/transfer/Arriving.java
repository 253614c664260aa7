package org.prachum.transfer;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Constraints;
import org.prachum.platform.problem.Refusal;
import org.prachum.tenancy.Foundation;
import org.prachum.tenancy.Quotas;
import org.prachum.tenancy.Subdomain;
import org.prachum.tenancy.SubdomainTaken;

/**
 * Stores an organization as its file has it, in one transaction, as the organization that it becomes: what points at somebody else's rows,
 * or says that it is somebody else's, both walls refuse. What can be counted is counted, whatever the file says.
 */
@UseCase
class Arriving {

    /** Where what was counted may contradict the file: more people than seats, say. */
    private static final String MEETING = "meeting";

    private static final int ROWS_AT_ONCE = 500;
    private static final int CHARACTERS_AT_ONCE = 1_000_000;
    private static final int LONGEST_ROW = 8_000_000;
    private static final int ROWS_UNHEARD = 5_000;

    @Inject
    EntityManager database;

    @Inject
    Catalogue catalogue;

    @Inject
    Foundation foundation;

    @Inject
    ArrivalRuns runs;

    @Inject
    Quotas quotas;

    @Inject
    Constraints constraints;

    /**
     * All of it, or nothing.
     *
     * @param stored hears how many rows are stored; whatever it throws takes everything back
     * @throws Refusal where a row cannot be stored, or the subdomain is taken
     * @throws UncheckedIOException where the file cannot be read; unchecked, because only that takes back what was stored
     */
    void settle(ArrivalRun run, Parcel parcel, List<Shape> parentsFirst, LongConsumer stored) {
        runs.hold(run.getId());
        Progress progress = new Progress(stored);
        progress.say();
        Subdomain subdomain = new Subdomain(run.getSubdomain());
        try {
            for (Manifest.Rows rows : parcel.tables(parentsFirst)) {
                store(parcel, rows, subdomain, progress);
                if (rows.table().equals(Catalogue.ORGANIZATION)) {
                    makeRoom(parcel.manifest());
                    database.flush();
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        progress.say();
        attempt(Catalogue.ORGANIZATION, () -> database.createNativeQuery("set constraints all immediate").executeUpdate());
        attempt(MEETING, () -> ((Number) database.createNativeQuery("select count_what_arrived()").getSingleResult()).intValue());
        foundation.arrived();
        // Whoever was taken for dead and goes on all the same must not come to an end.
        progress.say();
    }

    /** How far it is, said now and then. */
    private static final class Progress {

        private final LongConsumer heard;
        private long stored;
        private long unheard;

        Progress(LongConsumer heard) {
            this.heard = heard;
        }

        void add(long rows) {
            stored += rows;
            unheard += rows;
            if (unheard >= ROWS_UNHEARD) {
                say();
            }
        }

        void say() {
            unheard = 0;
            heard.accept(stored);
        }
    }

    /** Whoever lets it in has seen how much it is. */
    private void makeRoom(Manifest manifest) {
        quotas.makeRoom(manifest.count("employee"), manifest.count("meeting"));
    }

    private void store(Parcel parcel, Manifest.Rows rows, Subdomain subdomain, Progress progress) throws IOException {
        Shape shape = parcel.shape(rows);
        String statement = statement(shape, rows.columns());
        long stored = 0;
        try (BufferedReader lines = parcel.lines(rows)) {
            StringJoiner batch = new StringJoiner(",", "[", "]");
            int inBatch = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                batch.add(row(parcel, shape, rows, line));
                inBatch++;
                if (inBatch == ROWS_AT_ONCE || batch.length() > CHARACTERS_AT_ONCE) {
                    stored += insert(shape, statement, batch, inBatch, subdomain);
                    progress.add(inBatch);
                    batch = new StringJoiner(",", "[", "]");
                    inBatch = 0;
                }
            }
            if (inBatch > 0) {
                stored += insert(shape, statement, batch, inBatch, subdomain);
                progress.add(inBatch);
            }
        } catch (CharacterCodingException malformed) {
            throw new ArrivalRefused("transfer.refused.rows", rows.table());
        }
        if (stored != rows.rows()) {
            throw new ArrivalRefused("transfer.refused.rows", rows.table());
        }
    }

    private long insert(Shape shape, String statement, StringJoiner batch, int rows, Subdomain subdomain) {
        int stored = attempt(shape.table(), () -> {
            var insert = database.createNativeQuery(statement).setParameter(1, batch.toString());
            if (shape.table().equals(Catalogue.ORGANIZATION)) {
                insert.setParameter(2, subdomain.value());
            }
            return insert.executeUpdate();
        });
        if (stored != rows) {
            throw new ArrivalRefused("transfer.refused.rows", shape.table());
        }
        return stored;
    }

    /**
     * PostgreSQL reads each value as its column has it. Only the columns that came are named: others hold what the table has by default,
     * and whose a row is the database knows.
     */
    private static String statement(Shape shape, List<String> came) {
        boolean itself = shape.table().equals(Catalogue.ORGANIZATION);
        List<String> set = shape.columns().stream()
                .map(Shape.Column::name)
                .filter(column -> LeftOut.arrives(shape.table(), column).isPresent())
                .toList();
        String columns = Stream.of(
                        itself ? Stream.of("id", "subdomain") : Stream.<String>empty(), came.stream(), set.stream())
                .flatMap(names -> names)
                .map(Shape::quote)
                .collect(Collectors.joining(", "));
        String values = Stream.of(
                        itself ? Stream.of("current_tenant()", "?2") : Stream.<String>empty(),
                        came.stream().map(column -> "r." + Shape.quote(column)),
                        set.stream().map(column -> LeftOut.arrives(shape.table(), column).orElseThrow()))
                .flatMap(names -> names)
                .collect(Collectors.joining(", "));
        return "insert into " + shape.quoted() + " (" + columns + ") select " + values
                + " from json_populate_recordset(cast(null as " + shape.quoted() + "), cast(?1 as json)) r";
    }

    /** As it came; where it names files, with what is in them. */
    private static String row(Parcel parcel, Shape shape, Manifest.Rows rows, String line) throws IOException {
        if (line.length() > LONGEST_ROW) {
            throw new ArrivalRefused("transfer.refused.heavy");
        }
        List<String> binaries = shape.binaries().stream().map(Shape.Column::name).filter(rows.columns()::contains).toList();
        if (binaries.isEmpty()) {
            return line;
        }
        try (JsonReader reader = Json.createReader(new StringReader(line))) {
            JsonObject row = reader.readObject();
            JsonObjectBuilder filled = Json.createObjectBuilder(row);
            for (String column : binaries) {
                if (row.get(column) instanceof JsonString name) {
                    filled.add(column, "\\x" + HexFormat.of().formatHex(parcel.file(name.getString())));
                }
            }
            return filled.build().toString();
        } catch (JsonException malformed) {
            throw new ArrivalRefused("transfer.refused.rows", rows.table());
        }
    }

    private interface Attempt {
        int run();
    }

    /** An address that is taken is told as such; of whatever else the database refuses, the table: sentences of features mean people. */
    private int attempt(String table, Attempt attempt) {
        try {
            return attempt.run();
        } catch (PersistenceException refused) {
            throw constraints
                    .refusalBehind(refused)
                    .filter(SubdomainTaken.class::isInstance)
                    .orElseGet(() -> new ArrivalRefused("transfer.refused.rows", table));
        }
    }
}
