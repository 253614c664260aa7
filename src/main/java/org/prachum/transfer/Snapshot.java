package org.prachum.transfer;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.prachum.tenancy.Organization;

/**
 * An organization as it was at one moment, read by one transaction that sees nothing of what happens meanwhile.
 *
 * <p>What it writes is the same whenever nothing changed: rows stand in the order of their keys, numbers and times as PostgreSQL writes
 * them in UTC, entries bear no time.
 */
final class Snapshot implements AutoCloseable {

    /** Whoever downloads as slowly as this holds up nobody longer. */
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private static final int ROWS_AT_ONCE = 500;
    private static final int FILES_AT_ONCE = 5;
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final Connection connection;
    private final Organization organization;
    private final String mark;
    private final Clock clock;
    private final Instant end;
    private final Runnable closing;

    /**
     * @param connection in a transaction that knows the tenant
     * @param closing what to do when it was closed
     */
    Snapshot(Connection connection, Organization organization, String mark, Clock clock, Runnable closing) {
        this.connection = connection;
        this.organization = organization;
        this.mark = mark;
        this.clock = clock;
        this.end = clock.instant().plus(LONGEST);
        this.closing = closing;
    }

    Organization organization() {
        return organization;
    }

    /**
     * Writes it whole, as a ZIP. Where that fails the file has no end and no manifest, so that nobody takes it for whole.
     *
     * @throws IllegalStateException where the database ended it, or whoever reads took too long
     */
    void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        try {
            List<Shape> shapes = Catalogue.shapes(connection).stream().filter(shape -> !LeftOut.isLeftOut(shape.table())).toList();
            List<Manifest.Rows> tables = new ArrayList<>();
            for (Shape shape : shapes) {
                tables.add(writeRows(zip, shape));
            }
            List<Manifest.Content> files = new ArrayList<>();
            Set<String> written = new HashSet<>();
            for (Shape shape : shapes) {
                for (Shape.Column column : shape.binaries()) {
                    writeFiles(zip, shape, column, written, files);
                }
            }
            Manifest manifest = new Manifest(
                    Catalogue.schema(connection),
                    organization.getId(),
                    organization.getSubdomain(),
                    organization.getName(),
                    mark,
                    tables,
                    files);
            begin(zip, Manifest.FILE);
            zip.write(manifest.bytes());
            zip.closeEntry();
        } catch (SQLException ended) {
            throw new IllegalStateException("The export came to no end.", ended);
        }
        zip.finish();
        zip.flush();
    }

    @Override
    public void close() {
        try (connection) {
            connection.rollback();
        } catch (SQLException gone) {
            throw new IllegalStateException("The snapshot could not be given back.", gone);
        } finally {
            closing.run();
        }
    }

    private Manifest.Rows writeRows(ZipOutputStream zip, Shape shape) throws IOException, SQLException {
        String file = "tables/" + shape.table() + ".jsonl";
        begin(zip, file);
        Measured measured = new Measured(zip);
        long count = 0;
        try (PreparedStatement question = question(rowsOf(shape), ROWS_AT_ONCE);
                ResultSet rows = question.executeQuery()) {
            while (rows.next()) {
                measured.write(rows.getString(1).getBytes(StandardCharsets.UTF_8));
                measured.write('\n');
                count++;
                mindTheTime(count);
            }
        }
        zip.closeEntry();
        List<String> columns = shape.taken().stream().map(Shape.Column::name).toList();
        return new Manifest.Rows(shape.table(), columns, count, measured.content(file));
    }

    private void writeFiles(
            ZipOutputStream zip, Shape shape, Shape.Column column, Set<String> written, List<Manifest.Content> files)
            throws IOException, SQLException {
        String query = "select distinct on (1) " + fileOf(column) + ", t." + column.quoted() + " from " + shape.quoted() + " t where t."
                + column.quoted() + " is not null order by 1";
        try (PreparedStatement question = question(query, FILES_AT_ONCE);
                ResultSet rows = question.executeQuery()) {
            while (rows.next()) {
                String file = rows.getString(1);
                if (written.add(file)) {
                    begin(zip, file);
                    Measured measured = new Measured(zip);
                    measured.write(rows.getBytes(2));
                    zip.closeEntry();
                    files.add(measured.content(file));
                    mindTheTime(0);
                }
            }
        }
    }

    private PreparedStatement question(String query, int atOnce) throws SQLException {
        PreparedStatement question = connection.prepareStatement(query);
        question.setFetchSize(atOnce);
        return question;
    }

    /** Each row as PostgreSQL writes it in JSON; what is binary is the name of a file. Texts are ordered as bytes, as anywhere. */
    private static String rowsOf(Shape shape) {
        String columns = shape.taken().stream()
                .map(column -> (column.isBinary() ? fileOf(column) : "t." + column.quoted()) + " as " + column.quoted())
                .collect(Collectors.joining(", "));
        String order = shape.key().stream()
                .map(shape::column)
                .map(column -> "t." + column.quoted() + (column.isText() ? " collate \"C\"" : ""))
                .collect(Collectors.joining(", "));
        // Everybody may read which organizations there are, so this one is named.
        String itself = shape.table().equals(Catalogue.ORGANIZATION) ? " where t.id = current_tenant()" : "";
        return "select (select row_to_json(r)::text from (select " + columns + ") r) from " + shape.quoted() + " t" + itself
                + (order.isEmpty() ? "" : " order by " + order);
    }

    /** By its content, with an ending by which people open it. */
    private static String fileOf(Shape.Column column) {
        String bytes = "t." + column.quoted();
        return "case when " + bytes + " is not null then 'files/' || encode(sha256(" + bytes + "), 'hex') || case"
                + " when substring(" + bytes + " from 1 for 4) = '\\x89504e47' then '.png'"
                + " when substring(" + bytes + " from 1 for 3) = '\\xffd8ff' then '.jpg'"
                + " when substring(" + bytes + " from 1 for 4) = '\\x25504446' then '.pdf'"
                + " else '.bin' end end";
    }

    private void mindTheTime(long count) {
        if (count % ROWS_AT_ONCE == 0 && clock.instant().isAfter(end)) {
            throw new IllegalStateException("Whoever downloads the export took longer than " + LONGEST + ".");
        }
    }

    private static void begin(ZipOutputStream zip, String file) throws IOException {
        ZipEntry entry = new ZipEntry(file);
        entry.setTimeLocal(NO_TIME);
        zip.putNextEntry(entry);
    }

    /** Counts and digests what passes; never ends what is beneath it. */
    private static final class Measured extends FilterOutputStream {

        private final MessageDigest digest;
        private long bytes;

        Measured(OutputStream out) {
            this(out, sha256());
        }

        private Measured(OutputStream out, MessageDigest digest) {
            super(new DigestOutputStream(out, digest));
            this.digest = digest;
        }

        @Override
        public void write(byte[] content, int from, int length) throws IOException {
            out.write(content, from, length);
            bytes += length;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        Manifest.Content content(String file) {
            return new Manifest.Content(file, bytes, HexFormat.of().formatHex(digest.digest()));
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
