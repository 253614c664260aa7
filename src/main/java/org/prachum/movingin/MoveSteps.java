package org.prachum.movingin;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.prachum.directory.Newcomers;
import org.prachum.identity.Accounts;
import org.prachum.identity.Email;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingPlanning;
import org.prachum.meetings.Standing;
import org.prachum.platform.audit.Actor;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Refusal;
import org.prachum.platform.web.Language;
import org.prachum.registration.OldPlaces;
import org.prachum.tenancy.Here;

/** The steps of a move, each in one transaction: what {@link MoveWork} does in the background, for an admin's page or for the operator's folder. */
@UseCase
class MoveSteps {

    private static final int BATCH = 2_000;

    /** How long is kept what nobody goes on with. */
    static final Duration KEPT = Duration.ofDays(1);

    /** Hears how far it is: what is under way, and how many rows of it are done. */
    @FunctionalInterface
    interface Heard {
        void heard(String atWorkOn, int rows);
    }

    @Inject
    Moves moves;

    @Inject
    MoveRows rows;

    @Inject
    Unpacking unpacking;

    @Inject
    Newcomers newcomers;

    @Inject
    Accounts accounts;

    @Inject
    MeetingPlanning planning;

    @Inject
    OldPlaces oldPlaces;

    @Inject
    EntityManager database;

    @Inject
    Here here;

    @Inject
    Audit audit;

    @Inject
    Clock clock;

    /**
     * A new move, in place of those before it that came to nothing.
     *
     * @throws MoveUnderWay by the database, when one is running
     */
    UUID begin() {
        moves.last().ifPresent(move -> move.interruptIfSilent(clock.instant()));
        database.flush();
        moves.clear(clock.instant().plusSeconds(1));
        Move move = new Move(clock.instant());
        moves.add(move);
        return move.getId();
    }

    /**
     * Reads the files and compares what they hold with what is here.
     *
     * @throws MoveRefused when one cannot be read; nothing of any is kept then
     */
    void read(UUID id, List<OldFile> files, Heard heard) {
        Move move = moves.byId(id);
        for (int i = 0; i < files.size(); i++) {
            try {
                unpacking.unpack(id, i, files.get(i), read -> heard.heard("people", read));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        compare(move);
        mustBeAlive(move, Stage.READING);
        move.ready(clock.instant());
    }

    void refuse(UUID id, Refusal refused) {
        moves.byId(id).refuse(refused, clock.instant());
    }

    /**
     * All of it, or nothing.
     *
     * @param who said yes to it
     * @throws Refusal when something of it cannot be, such as a number that was given to another meeting meanwhile
     */
    void store(UUID id, Actor who, Heard heard) {
        Move move = moves.byId(id);
        rows.compare(id);
        Tally people = people(id, heard);
        Tally organizers = organizers(id, heard);
        Tally meetings = meetings(id, heard);
        Tally places = places(id, heard);
        rows.noteLeftOut(id);
        rows.lists(id).forEach(newcomers::forget);
        rows.forget(id);
        mustBeAlive(move, Stage.STORING);
        move.count(people, organizers, meetings, places);
        move.done(clock.instant());
        audit.note(Deed.of("organization.moved_in")
                .on(id, String.join(", ", rows.files(id)))
                .with("people", people.getComing())
                .with("organizers", organizers.getComing())
                .with("meetings", meetings.getComing())
                .with("registrations", places.getComing())
                .by(who));
    }

    void heard(UUID id, String atWorkOn, int rows) {
        moves.heard(id, atWorkOn, rows, clock.instant());
    }

    /** It could not be stored for a reason that can be told: what was read is compared anew, so that one can decide again. */
    void reconsider(UUID id, Refusal why) {
        Move move = moves.byId(id);
        compare(move);
        move.readyAgain(why, clock.instant());
    }

    Move find(UUID id) {
        return moves.byId(id);
    }

    List<Collision> collisions(UUID id, int first, int most) {
        return rows.collisions(id, first, most);
    }

    List<Told> notes(UUID id, int first, int most) {
        return rows.notes(id, first, most);
    }

    /** Somebody without a page says yes: all meetings whose numbers are taken come under new ones, or none of them. */
    void confirm(UUID id, boolean renumber) {
        rows.choose(id, List.of(), renumber ? "renumber" : "leave");
        moves.byId(id).confirm(clock.instant());
    }

    void discard(UUID id) {
        moves.remove(moves.byId(id));
    }

    void fail(UUID id) {
        moves.byId(id).fail(clock.instant());
    }

    /** Takes away what nobody went on with for a day. */
    void sweep() {
        moves.last().ifPresent(move -> move.interruptIfSilent(clock.instant()));
        database.flush();
        moves.clear(clock.instant().minus(KEPT));
    }

    /** Counts what would come, as far as has been chosen. */
    void compare(Move move) {
        UUID id = move.getId();
        rows.compare(id);
        int people = 0;
        int coming = 0;
        List<UUID> before = new ArrayList<>();
        for (UUID list : rows.lists(id)) {
            people += newcomers.count(list);
            coming += newcomers.countNew(list, before);
            before.add(list);
        }
        move.count(
                new Tally(coming, people - coming, rows.countLeft(id, "person")), rows.organizers(id), rows.meetings(id), rows.places(id));
    }

    private Tally people(UUID id, Heard heard) {
        int people = 0;
        int come = 0;
        for (UUID list : rows.lists(id)) {
            int before = come;
            people += newcomers.count(list);
            come += newcomers.come(list, added -> heard.heard("people", before + added));
        }
        return new Tally(come, people - come, rows.countLeft(id, "person"));
    }

    private Tally organizers(UUID id, Heard heard) {
        Tally tally = rows.organizers(id);
        Language language = here.getOrganization().getLanguage();
        int come = 0;
        for (OldRows.Organizer organizer : rows.comingOrganizers(id)) {
            accounts.bring(new Email(organizer.email()), organizer.name(), language);
            if (++come % BATCH == 0) {
                heard.heard("organizers", come);
            }
        }
        return tally;
    }

    private Tally meetings(UUID id, Heard heard) {
        Tally tally = rows.meetings(id);
        Map<String, UUID> organizers = rows.accounts(id);
        int come = 0;
        for (MoveRows.Coming coming : rows.comingMeetings(id)) {
            UUID organizer = organizers.get(coming.file() + " " + coming.organizer());
            Standing standing = coming.open() ? Standing.OPEN : Standing.CLOSED;
            Meeting meeting = coming.number() > 0
                    ? planning.announceAs(coming.number(), coming.plan(), organizer, standing)
                    : planning.announce(coming.plan(), organizer, standing);
            database.flush();
            rows.remember(coming, meeting.getId());
            if (coming.oldNumber() > 0 && coming.number() == 0) {
                rows.addNotes(id, coming.file(), List.of(Note.changed(
                        coming.line(), "meeting", meeting.getTopic(), "movingin.meeting.renumbered",
                        Map.of("number", coming.oldNumber(), "new", meeting.getNumber()))));
            }
            if (++come % 100 == 0) {
                heard.heard("meetings", come);
            }
            // Each flush would look through all of them again.
            database.detach(meeting);
        }
        return tally;
    }

    private Tally places(UUID id, Heard heard) {
        Tally tally = rows.places(id);
        Language language = here.getOrganization().getLanguage();
        int taken = 0;
        int seatless = 0;
        for (Map.Entry<String, UUID> destination : rows.destinations(id).entrySet()) {
            int first = 0;
            for (var batch = rows.comingPlaces(id, destination.getKey(), 0, BATCH);
                    !batch.isEmpty();
                    batch = rows.comingPlaces(id, destination.getKey(), first, BATCH)) {
                OldPlaces.Taken answer = oldPlaces.take(destination.getValue(), batch, language);
                if (!answer.seatless().isEmpty()) {
                    rows.noteSeatless(id, destination.getKey(), answer.seatless());
                }
                taken += answer.taken();
                seatless += answer.seatless().size();
                first += batch.size();
                heard.heard("places", taken);
            }
        }
        int known = tally.getThere() + tally.getComing() - taken - seatless;
        return new Tally(taken, known, tally.getLeft() + seatless);
    }

    /** Whoever was taken for dead and goes on all the same must not overtake what came after it. */
    private void mustBeAlive(Move move, Stage expected) {
        database.flush();
        database.refresh(move);
        if (move.getStage() != expected) {
            throw new IllegalStateException("Move " + move.getId() + " was given up for dead.");
        }
    }
}
