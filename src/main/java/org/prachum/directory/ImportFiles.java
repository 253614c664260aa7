package org.prachum.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.persistence.TextArrays;

/**
 * What is kept of a file beside its rows, so that it can be read again: the file, its columns, and for the next file what somebody said
 * of headings. Joins its caller's transaction.
 */
@ApplicationScoped
class ImportFiles {

    /** So many headings are remembered; an organization has a handful of files with some tens of columns. */
    private static final int MOST_REMEMBERED = 1_000;

    private static final String OF_RUN = " where import_id = cast(?1 as uuid)";

    @Inject
    EntityManager database;

    /** Keeps the file, a piece in memory at a time. */
    void keep(UUID run, Path file) throws IOException {
        int place = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (byte[] bytes = in.readNBytes(ImportPiece.BYTES); bytes.length > 0; bytes = in.readNBytes(ImportPiece.BYTES)) {
                ImportPiece piece = new ImportPiece(run, place++, bytes);
                database.persist(piece);
                database.flush();
                database.detach(piece);
            }
        }
    }

    /** Writes the file as it came. */
    void copy(UUID run, Path target) throws IOException {
        try (OutputStream out = Files.newOutputStream(target)) {
            int place = 0;
            for (Optional<byte[]> piece = piece(run, place); piece.isPresent(); piece = piece(run, ++place)) {
                out.write(piece.get());
            }
        }
    }

    /** Nobody reads it again. */
    void forget(UUID run) {
        database.createQuery("delete from ImportPiece p where p.run = :run").setParameter("run", run).executeUpdate();
        of(run, "delete from employee_import_column" + OF_RUN).executeUpdate();
    }

    /** In their order. */
    List<ImportColumn> columns(UUID run) {
        List<ImportColumn> columns = new ArrayList<>();
        for (Object found : of(run, "select place, heading, example, field from employee_import_column" + OF_RUN + " order by place")
                .getResultList()) {
            Object[] row = (Object[]) found;
            columns.add(new ImportColumn(((Number) row[0]).intValue(), text(row[1]), text(row[2]), text(row[3])));
        }
        return columns;
    }

    /** In place of those that were found before. */
    void found(UUID run, List<ImportColumn> columns) {
        of(run, "delete from employee_import_column" + OF_RUN).executeUpdate();
        of(run, "insert into employee_import_column (import_id, place, heading, example, field) "
                        + "select cast(?1 as uuid), cast(place as integer), heading, example, field from unnest("
                        + TextArrays.parameters(2, 4) + ") as c (place, heading, example, field)")
                .setParameter(2, TextArrays.of(columns, column -> String.valueOf(column.place())))
                .setParameter(3, TextArrays.of(columns, ImportColumn::heading))
                .setParameter(4, TextArrays.of(columns, ImportColumn::example))
                .setParameter(5, TextArrays.of(columns, ImportColumn::stored))
                .executeUpdate();
    }

    /** What was said of headings, by {@link Headings#plain}. */
    Map<String, String> remembered() {
        Map<String, String> remembered = new HashMap<>();
        for (Object found : database.createNativeQuery("select heading, field from employee_import_heading").getResultList()) {
            Object[] row = (Object[]) found;
            remembered.put(text(row[0]), text(row[1]));
        }
        return remembered;
    }

    /** Remembers of each heading what was decided about it, where that is not what anybody would guess. */
    void remember(List<ImportColumn> columns) {
        List<ImportColumn> headed = columns.stream().filter(column -> !Headings.plain(column.heading()).isEmpty()).toList();
        List<ImportField> guessed = Headings.fields(headed.stream().map(ImportColumn::heading).toList(), Map.of());
        List<ImportColumn> others = new ArrayList<>();
        for (int i = 0; i < headed.size(); i++) {
            String guess = guessed.get(i) == null ? "" : guessed.get(i).stored();
            if (!guess.equals(headed.get(i).stored())) {
                others.add(headed.get(i));
            }
        }
        String all = TextArrays.of(headed, column -> Headings.plain(column.heading()));
        database.createNativeQuery("delete from employee_import_heading where heading = any (cast(?1 as text[]))")
                .setParameter(1, all)
                .executeUpdate();
        database.createNativeQuery("insert into employee_import_heading (heading, field) select heading, field from unnest("
                        + TextArrays.parameters(1, 2) + ") as h (heading, field) "
                        + "where (select count(*) from employee_import_heading) < " + MOST_REMEMBERED + " on conflict do nothing")
                .setParameter(1, TextArrays.of(others, column -> Headings.plain(column.heading())))
                .setParameter(2, TextArrays.of(others, ImportColumn::stored))
                .executeUpdate();
    }

    private Optional<byte[]> piece(UUID run, int place) {
        return database.createQuery("select p.bytes from ImportPiece p where p.run = :run and p.place = :place", byte[].class)
                .setParameter("run", run)
                .setParameter("place", place)
                .getResultStream()
                .findFirst();
    }

    private Query of(UUID run, String sql) {
        return database.createNativeQuery(sql).setParameter(1, run.toString());
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }
}
