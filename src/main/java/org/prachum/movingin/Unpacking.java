package org.prachum.movingin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.prachum.directory.ImportRefused;
import org.prachum.directory.Newcomers;
import org.prachum.meetings.MeetingPlan;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Refusal;
import org.prachum.tenancy.Here;

/** Reads the files of a move into the rows beside. Joins its caller's transaction. */
@ApplicationScoped
class Unpacking {

    private static final int BATCH = 2_000;
    private static final int HEAVIEST_SCHEDULE = 1 << 20;

    @Inject
    MoveRows rows;

    @Inject
    Newcomers newcomers;

    @Inject
    Here here;

    @Inject
    Clock clock;

    /**
     * Reads one file.
     *
     * @param number its place among the files of the move
     * @param heard told how many rows have been read of it
     * @throws MoveRefused when it cannot be read
     */
    void unpack(UUID move, int number, OldFile file, IntConsumer heard) throws IOException {
        try {
            file.mustBeBearable();
            switch (file.kind()) {
                case SHEET -> sheet(move, number, file, heard);
                case SCHEDULE -> schedule(move, number, file);
                case DUMP -> dump(move, number, file, heard);
            }
        } catch (ImportRefused | Invalid | MoveRefused refused) {
            throw about(refused).in(file.name());
        }
    }

    private static MoveRefused about(Refusal refused) {
        return refused instanceof MoveRefused ours ? ours : new MoveRefused(refused.key(), refused.values());
    }

    private void sheet(UUID move, int number, OldFile file, IntConsumer heard) throws IOException {
        UUID list = newcomers.list(file.name());
        newcomers.addSheet(list, file.path(), heard);
        rows.addFile(move, number, file.name(), list);
        noteProblems(move, number, list);
    }

    private void schedule(UUID move, int number, OldFile file) throws IOException {
        MeetingPlan plan = Schedule.read(json(file)).plan(zone());
        rows.addFile(move, number, file.name(), null);
        rows.addMeetings(move, number, List.of(new OldRows.OldMeeting(1, 0, OldRows.origin(plan), plan, true, "")));
    }

    private void dump(UUID move, int number, OldFile file, IntConsumer heard) throws IOException {
        UUID list = newcomers.list(file.name());
        rows.addFile(move, number, file.name(), list);
        Batches batches = new Batches(move, number, list, heard);
        try (DumpReader reader = DumpReader.open(file.path(), batches)) {
            reader.read();
        }
        batches.flush();
        newcomers.end(list);
        noteProblems(move, number, list);
    }

    private void noteProblems(UUID move, int number, UUID list) {
        int first = 0;
        for (var page = newcomers.problems(list, 0, BATCH); !page.isEmpty(); page = newcomers.problems(list, first, BATCH)) {
            rows.addNotes(move, number, page.stream()
                    .map(problem -> Note.left(
                            problem.row(), "person", String.valueOf(problem.values().get("column")), problem.fact(), problem.values()))
                    .toList());
            first += page.size();
        }
    }

    private static JsonObject json(OldFile file) throws IOException {
        if (Files.size(file.path()) > HEAVIEST_SCHEDULE) {
            throw new MoveRefused("movingin.schedule.noJson", Map.of());
        }
        try (PushbackInputStream text = new PushbackInputStream(Files.newInputStream(file.path()), 3)) {
            byte[] start = text.readNBytes(3);
            if (!(start.length == 3 && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF)) {
                text.unread(start);
            }
            try (JsonReader reader = Json.createReader(text)) {
                return reader.readObject();
            }
        } catch (JsonException noJson) {
            throw new MoveRefused("movingin.schedule.noJson", Map.of());
        }
    }

    private ZoneId zone() {
        return here.getOrganization().getZone();
    }

    /** What a dump tells, row by row, put down many at a time. */
    private final class Batches implements DumpReader.Finds {

        private final UUID move;
        private final int file;
        private final UUID list;
        private final IntConsumer heard;
        private final OldRows old;
        private final List<Newcomers.Person> people = new ArrayList<>();
        private final List<OldRows.Organizer> organizers = new ArrayList<>();
        private final List<OldRows.OldMeeting> meetings = new ArrayList<>();
        private final List<OldRows.Place> places = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();
        private int read;

        Batches(UUID move, int file, UUID list, IntConsumer heard) {
            this.move = move;
            this.file = file;
            this.list = list;
            this.heard = heard;
            this.old = new OldRows(zone(), clock.instant(), notes::add);
        }

        @Override
        public void row(OldTable table, int line, Map<String, String> values) {
            switch (table) {
                case EMPLOYEES -> people.add(new Newcomers.Person(line, values));
                case USERS -> old.organizer(line, values).ifPresent(organizers::add);
                case MEETINGS -> old.meeting(line, values).ifPresent(meetings::add);
                case REGISTRATIONS -> old.place(line, values).ifPresent(places::add);
                case OTP_TOKENS -> {
                    // Codes of a program that nobody signs in to any more.
                }
            }
            if (++read % BATCH == 0) {
                flush();
                heard.accept(read);
            }
        }

        @Override
        public void odd(OldTable table, int line, String fact) {
            notes.add(Note.left(line, kind(table), "", fact, Map.of("most", DumpText.LONGEST_VALUE)));
            if (notes.size() >= BATCH) {
                flush();
            }
        }

        private String kind(OldTable table) {
            return switch (table) {
                case EMPLOYEES -> "person";
                case USERS, OTP_TOKENS -> "organizer";
                case MEETINGS -> "meeting";
                case REGISTRATIONS -> "place";
            };
        }

        void flush() {
            newcomers.add(list, people);
            rows.addOrganizers(move, file, organizers);
            rows.addMeetings(move, file, meetings);
            rows.addPlaces(move, file, places);
            rows.addNotes(move, file, notes);
            List.of(people, organizers, meetings, places, notes).forEach(List::clear);
        }
    }
}
