package org.prachum.transfer;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A file that says it is an exported organization. Nobody believes it: before anything is stored each entry's name, weight and content is
 * held against the manifest, and the manifest against the catalogue.
 *
 * <p>No entry is ever written to a file, so a name can lead nowhere; and what an entry says of its own size is not asked, for reading ends
 * where the manifest says.
 */
final class Parcel implements AutoCloseable {

    private static final int MOST_ENTRIES = 20_000;
    private static final int HEAVIEST_MANIFEST = 4 * 1024 * 1024;
    private static final long HEAVIEST_FILE = 16L * 1024 * 1024;

    /** Unpacked, all together. */
    private static final long HEAVIEST = 4L * 1024 * 1024 * 1024;

    private static final long BYTES_UNHEARD = 64L * 1024 * 1024;

    private static final Pattern ROWS = Pattern.compile("tables/[a-z_][a-z0-9_]{0,62}\\.jsonl");
    private static final Pattern CONTENT = Pattern.compile("files/([0-9a-f]{64})\\.(png|jpg|pdf|bin)");
    private static final Pattern SCHEMA = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9}){0,3}");

    private final ZipFile zip;
    private final Manifest manifest;
    private final Map<String, Manifest.Content> contents = new HashMap<>();
    private final Map<String, Shape> shapes;

    private Parcel(ZipFile zip, List<Shape> shapes, String schema, Runnable goesOn) throws IOException {
        this.zip = zip;
        this.shapes = shapes.stream()
                .filter(shape -> !LeftOut.isLeftOut(shape.table()))
                .collect(Collectors.toMap(Shape::table, shape -> shape));
        mustHaveSoundNames();
        manifest = Manifest.read(bytes(Manifest.FILE, HEAVIEST_MANIFEST));
        mustBeKnown(schema);
        mustBeWhole(goesOn);
    }

    /**
     * Opens and checks it.
     *
     * @param shapes what the catalogue here knows
     * @param schema the last migration here
     * @param goesOn called now and then while it is checked, which may take a minute
     * @throws ArrivalRefused with what is wrong with it
     */
    static Parcel open(Path file, List<Shape> shapes, String schema, Runnable goesOn) throws IOException {
        ZipFile zip = zip(file);
        Parcel parcel = null;
        try {
            parcel = new Parcel(zip, shapes, schema, goesOn);
            return parcel;
        } catch (ZipException broken) {
            throw new ArrivalRefused("transfer.refused.noZip");
        } finally {
            if (parcel == null) {
                zip.close();
            }
        }
    }

    Manifest manifest() {
        return manifest;
    }

    /** The rows of the tables that came, what is pointed at before what points. */
    List<Manifest.Rows> tables(List<Shape> parentsFirst) {
        Map<String, Manifest.Rows> came = manifest.tables().stream().collect(Collectors.toMap(Manifest.Rows::table, rows -> rows));
        return parentsFirst.stream().filter(shape -> came.containsKey(shape.table())).map(shape -> came.get(shape.table())).toList();
    }

    Shape shape(Manifest.Rows rows) {
        return shapes.get(rows.table());
    }

    /** A line for each row, which was held against its digest before. */
    BufferedReader lines(Manifest.Rows rows) throws IOException {
        InputStream content = stream(rows.content());
        return new BufferedReader(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()));
    }

    /** @throws ArrivalRefused where no such file came */
    byte[] file(String name) throws IOException {
        if (!CONTENT.matcher(name).matches() || !contents.containsKey(name)) {
            throw new ArrivalRefused("transfer.refused.entry", name);
        }
        return bytes(name, HEAVIEST_FILE);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static ZipFile zip(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException broken) {
            throw new ArrivalRefused("transfer.refused.noZip");
        }
    }

    private void mustHaveSoundNames() {
        if (zip.size() > MOST_ENTRIES) {
            throw new ArrivalRefused("transfer.refused.heavy");
        }
        Set<String> names = new HashSet<>();
        zip.stream().map(ZipEntry::getName).forEach(name -> {
            boolean sound = name.equals(Manifest.FILE) || ROWS.matcher(name).matches() || CONTENT.matcher(name).matches();
            if (!sound || !names.add(name)) {
                throw new ArrivalRefused("transfer.refused.entry", name);
            }
        });
        if (!names.contains(Manifest.FILE)) {
            throw new ArrivalRefused("transfer.refused.manifest");
        }
    }

    /** An older schema may come, because what it has not is what the table has by default. */
    private void mustBeKnown(String schema) {
        if (!SCHEMA.matcher(manifest.schema()).matches() || isLater(manifest.schema(), schema)) {
            throw new ArrivalRefused("transfer.refused.newer", manifest.schema());
        }
        Set<String> named = new HashSet<>();
        for (Manifest.Rows rows : manifest.tables()) {
            Shape shape = shapes.get(rows.table());
            if (shape == null || !named.add(rows.table()) || !rows.content().file().equals("tables/" + rows.table() + ".jsonl")) {
                throw new ArrivalRefused("transfer.refused.table", rows.table());
            }
            List<String> known = shape.taken().stream().map(Shape.Column::name).toList();
            Set<String> columns = new TreeSet<>();
            for (String column : rows.columns()) {
                if (!known.contains(column) || !columns.add(column)) {
                    throw new ArrivalRefused("transfer.refused.column", rows.table() + "." + column);
                }
            }
        }
        if (manifest.tables().stream().filter(rows -> rows.table().equals(Catalogue.ORGANIZATION)).noneMatch(rows -> rows.rows() == 1)) {
            throw new ArrivalRefused("transfer.refused.table", Catalogue.ORGANIZATION);
        }
    }

    private static boolean isLater(String theirs, String ours) {
        String[] their = theirs.split("\\.");
        String[] our = ours.split("\\.");
        for (int i = 0; i < Math.max(their.length, our.length); i++) {
            int compared = Integer.compare(part(their, i), part(our, i));
            if (compared != 0) {
                return compared > 0;
            }
        }
        return false;
    }

    private static int part(String[] version, int at) {
        return at < version.length ? Integer.parseInt(version[at]) : 0;
    }

    private void mustBeWhole(Runnable goesOn) throws IOException {
        List<Manifest.Content> all = new ArrayList<>(manifest.contents());
        manifest.tables().forEach(rows -> all.add(rows.content()));
        long weight = 0;
        for (Manifest.Content content : all) {
            weight += Math.max(0, content.bytes());
            if (content.bytes() < 0 || weight > HEAVIEST || weight < 0) {
                throw new ArrivalRefused("transfer.refused.heavy");
            }
            if (contents.put(content.file(), content) != null || zip.getEntry(content.file()) == null) {
                throw new ArrivalRefused("transfer.refused.entry", content.file());
            }
        }
        zip.stream().map(ZipEntry::getName).filter(name -> !name.equals(Manifest.FILE) && !contents.containsKey(name)).forEach(name -> {
            throw new ArrivalRefused("transfer.refused.entry", name);
        });
        long checked = 0;
        for (Manifest.Content content : all) {
            mustBeIntact(content);
            checked += content.bytes();
            if (checked > BYTES_UNHEARD) {
                goesOn.run();
                checked = 0;
            }
        }
    }

    private void mustBeIntact(Manifest.Content content) throws IOException {
        var named = CONTENT.matcher(content.file());
        if (named.matches() && (content.bytes() > HEAVIEST_FILE || !named.group(1).equals(content.sha256()))) {
            throw new ArrivalRefused("transfer.refused.damaged", content.file());
        }
        MessageDigest digest = Snapshot.sha256();
        try (InputStream stream = new DigestInputStream(stream(content), digest)) {
            stream.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException broken) {
            throw new ArrivalRefused("transfer.refused.damaged", content.file());
        }
        if (!HexFormat.of().formatHex(digest.digest()).equals(content.sha256())) {
            throw new ArrivalRefused("transfer.refused.damaged", content.file());
        }
    }

    private InputStream stream(Manifest.Content content) throws IOException {
        return new Bounded(zip.getInputStream(zip.getEntry(content.file())), content.bytes(), content.file());
    }

    private byte[] bytes(String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        try (InputStream stream = new Bounded(zip.getInputStream(entry), most, name)) {
            return stream.readAllBytes();
        }
    }

    /** Refuses what is longer than it may be, whatever it unpacks to. */
    private static final class Bounded extends FilterInputStream {

        private final String name;
        private long left;

        Bounded(InputStream in, long most, String name) {
            super(in);
            left = most;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            return counted(in.read(), 1);
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = in.read(into, from, length);
            return counted(read, read);
        }

        private int counted(int answer, int bytes) {
            if (answer >= 0) {
                left -= bytes;
            }
            if (left < 0) {
                throw new ArrivalRefused("transfer.refused.heavy");
            }
            return answer;
        }
    }
}
