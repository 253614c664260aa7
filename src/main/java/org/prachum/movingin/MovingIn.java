package org.prachum.movingin;

import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.platform.problem.Missing;

/** An admin brings the files of document 000's program, looks at what would come of them, and says yes or no. */
@UseCase
@Requires(Permission.MOVE_IN)
class MovingIn {

    @Inject
    Moves moves;

    @Inject
    MoveRows rows;

    @Inject
    MoveSteps steps;

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
        return steps.begin();
    }

    /** The one that is running, or the last. */
    Optional<Move> last() {
        Optional<Move> last = moves.last();
        last.ifPresent(move -> move.interruptIfSilent(clock.instant()));
        return last;
    }

    /** @throws Missing when it is no move of this organization */
    Move byId(UUID id) {
        return moves.byId(id);
    }

    List<Move> done(int first, int most) {
        return moves.done(first, most);
    }

    List<String> files(UUID id) {
        return rows.files(id);
    }

    List<Collision> collisions(UUID id, int first, int most) {
        return rows.collisions(id, first, most);
    }

    int countCollisions(UUID id) {
        return rows.countCollisions(id);
    }

    List<Told> notes(UUID id, int first, int most) {
        return rows.notes(id, first, most);
    }

    int countNotes(UUID id) {
        return rows.countNotes(id);
    }

    /**
     * What becomes of meetings whose numbers are taken, and what would come then.
     *
     * @param renumbered by the key of each collision, whether it comes under a new number
     */
    void choose(UUID id, Map<String, Boolean> renumbered) {
        Move move = ready(id);
        for (boolean renumber : List.of(true, false)) {
            List<String> keys = renumbered.entrySet().stream()
                    .filter(choice -> choice.getValue() == renumber)
                    .map(Map.Entry::getKey)
                    .toList();
            if (!keys.isEmpty()) {
                rows.choose(id, keys, renumber ? "renumber" : "leave");
            }
        }
        steps.compare(move);
    }

    /** @throws NotReady when it waits for no answer any more */
    void confirm(UUID id) {
        ready(id).confirm(clock.instant());
    }

    void discard(UUID id) {
        Move move = moves.byId(id);
        if (!move.isRunning() && !move.isDone()) {
            moves.remove(move);
        }
    }

    /** Notes that the report of a move, with the names in it, leaves as a file. */
    Move takeOut(UUID id) {
        Move move = moves.byId(id);
        audit.note(Deed.of("export.downloaded").on("move", id, String.join(", ", rows.files(id))).with("format", "csv").with("file", "move"));
        return move;
    }

    private Move ready(UUID id) {
        Move move = moves.byId(id);
        if (!move.isReady()) {
            throw new NotReady();
        }
        return move;
    }
}
