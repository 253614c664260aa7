package org.prachum.movingin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Client;
import org.prachum.testing.House;
import org.prachum.testing.Patience;
import org.prachum.testing.World;

/** A dump moves in from the operator's folder that is as heavy as {@code PRACHUM_MOVE_MEGABYTES} says. */
class HeavyDumpIT {

    private static final int MEGABYTES =
            Integer.parseInt(Optional.ofNullable(System.getenv("PRACHUM_MOVE_MEGABYTES")).orElse("2"));

    /** A meeting is attended by so many. */
    private static final int CROWD = 500;

    /** Each comes to so many meetings. */
    private static final int ATTENDED = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(60 + 5L * MEGABYTES);

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final World acme = World.create();
    private final Client metrics = Client.at("").with("Authorization", "Bearer " + House.METRICS_TOKEN);
    private long heap;

    @Test
    void movesInAsAStreamInBatches() throws IOException {
        Path folder = Files.createDirectories(House.movingIn().resolve(acme.subdomain()));
        int places = write(Files.createTempFile(folder, ".", ".part"), folder.resolve("old.sql"));
        int meetings = (places + CROWD - 1) / CROWD;

        Duration looked = timed(() -> Files.exists(folder.resolve(MoveFolders.REPORT)), "it is looked at");
        assertThat(Files.readString(folder.resolve(MoveFolders.REPORT)))
                .contains("Meetings,,Will come," + meetings, "Registrations,,Will come," + places);
        Patience.until(PATIENCE, "what was looked at is put away", () -> count("select count(*) from move where tenant_id = ?") == 0);

        Files.writeString(folder.resolve(MoveFolders.GO), "");
        Files.setLastModifiedTime(folder.resolve(MoveFolders.GO), FileTime.from(Instant.now().plusSeconds(1)));
        Duration stored = timed(() -> Files.exists(folder.resolve(MoveFolders.DONE)), "it is stored");
        assertThat(count("select count(*) from registration where tenant_id = ?")).isEqualTo(places);
        assertThat(count("select sum(taken) from meeting where tenant_id = ?")).isEqualTo(places);
        assertThat(count("select count(*) from employee where tenant_id = ?")).isEqualTo(people(places));
        assertThat(count("select count(*) from move_place where tenant_id = ?")).as("what was read is put away").isZero();
        System.out.printf(
                "%d MB with %,d registrations: looked at in %d s, read and stored in %d s, at most %d MB of heap in use%n",
                MEGABYTES, places, looked.toSeconds(), stored.toSeconds(), heap >> 20);
    }

    /** In the order in which {@code pg_dump} writes; answers how many registrations there are in it. */
    private static int write(Path begun, Path dump) throws IOException {
        String registration = "%d\t%d\t%06d\tสมชาย ใจดี %d\tวิศวกรระดับ 3\tส.3\tศูนย์ต้นทุน 3\t2025-08-10 01:02:%02d\tf\t10.0.0.1\t"
                + "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36\n";
        int bytes = String.format(registration, 100_000, 1_000, 100_000, 100_000, 10).getBytes(UTF_8).length;
        int places = (int) ((long) MEGABYTES * (1 << 20) / bytes);
        int people = people(places);
        try (BufferedWriter out = Files.newBufferedWriter(begun)) {
            out.write("SET client_encoding = 'UTF8';\nCOPY public.employees (emp_id, emp_name, \"position\") FROM stdin;\n");
            for (int person = 0; person < people; person++) {
                out.write(String.format("%06d\tสมชาย ใจดี %d\tวิศวกรระดับ 3\n", 100_000 + person, person));
            }
            out.write("\\.\nCOPY public.meetings (id, topic, meeting_date, start_time, end_time) FROM stdin;\n");
            for (int meeting = 0; meeting * CROWD < places; meeting++) {
                out.write(String.format("%d\tประชุมครั้งที่ %d\t2031-01-01\t09:00:00\t10:00:00\n", meeting + 1, meeting + 1));
            }
            out.write("\\.\nCOPY public.registrations (id, meeting_id, emp_id, emp_name, \"position\", sec_short, cc_name, registration_time,"
                    + " is_manual_entry, ip_address, user_agent) FROM stdin;\n");
            for (int place = 0; place < places; place++) {
                int person = place % people;
                out.write(String.format(registration, place + 1, place / CROWD + 1, 100_000 + person, person, place % 60));
            }
            out.write("\\.\n");
        }
        Files.setLastModifiedTime(begun, FileTime.from(Instant.now().minusSeconds(60)));
        Files.move(begun, dump);
        return places;
    }

    /** No fewer than come to one meeting. */
    private static int people(int places) {
        return Math.max(CROWD, places / ATTENDED);
    }

    /** Waits, and looks now and then how much of the heap is in use. */
    private Duration timed(BooleanSupplier come, String what) {
        long begun = System.nanoTime();
        long[] looked = {begun};
        Patience.until(PATIENCE, what, () -> {
            if (System.nanoTime() - looked[0] > EVERY.toNanos()) {
                heap = Math.max(heap, heapInUse());
                looked[0] = System.nanoTime();
            }
            return come.getAsBoolean();
        });
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private long heapInUse() {
        String measure = "jvm_memory_used_bytes{area=\"heap\"} ";
        return metrics.get("/metrics").body().lines()
                .filter(line -> line.startsWith(measure))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(measure.length())))
                .findFirst()
                .orElseThrow();
    }

    private long count(String query) {
        return acme.count(query, acme.id());
    }
}
