package org.prachum.movingin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.PageNumber;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.Texts;
import org.prachum.platform.web.Upload;

/**
 * {@code /admin/moving-in}: upload, look, decide, and how far it is. The page may be left and shows the running or last move again; at
 * {@code /admin/moving-in/<move>} stands one that is kept.
 */
@Named
@RequestScoped
public class MovingInPage {

    /** A line of the report in the reader's language. */
    public record Line(String file, int number, String kind, String subject, String effect, String reason) {}

    private static final long MOST_BYTES = 10L * 1024 * 1024;
    private static final int MOST_FILES = 20;
    private static final int PAGE = 50;
    private static final int LONGEST_NAME = 200;
    private static final String FILE = "file";
    private static final String CHOICE = "choice-";

    @Inject
    MovingIn movingIn;

    @Inject
    MoveWork work;

    @Inject
    Texts texts;

    @Inject
    Links link;

    @Inject
    @Param
    String move;

    @Inject
    @Param
    String action;

    @Inject
    @Param
    Integer page;

    @Inject
    @Param
    Integer numbers;

    @Inject
    @Param
    Integer before;

    private Move shown;
    private List<String> files = List.of();
    private List<Collision> collisions = List.of();
    private int collisionCount;
    private List<Line> notes = List.of();
    private int noteCount;
    private List<Move> done = List.of();

    public void load() throws IOException, ServletException {
        boolean post = "POST".equals(Faces.getRequest().getMethod());
        show(post);
        if (post) {
            act();
        }
    }

    /** The running or last move, or the one that was asked for; null where there is none. */
    public Move getShown() {
        return shown;
    }

    /** Their names between commas. */
    public String getFiles() {
        return String.join(", ", files);
    }

    public List<Collision> getCollisions() {
        return collisions;
    }

    public int getCollisionCount() {
        return collisionCount;
    }

    public List<Line> getNotes() {
        return notes;
    }

    public int getNoteCount() {
        return noteCount;
    }

    /** Moves that are kept, the newest first. */
    public List<Move> getDone() {
        return done.subList(0, Math.min(PAGE, done.size()));
    }

    public boolean isMoreDone() {
        return done.size() > PAGE;
    }

    public int getPage() {
        return PageNumber.within(page, noteCount, PAGE);
    }

    public boolean isMoreNotes() {
        return getPage() * PAGE < noteCount;
    }

    /** Which page of the collisions. */
    public int getNumbers() {
        return PageNumber.within(numbers, collisionCount, PAGE);
    }

    public boolean isMoreNumbers() {
        return getNumbers() * PAGE < collisionCount;
    }

    /** Which page of the kept moves. */
    public int getBefore() {
        return before == null ? 1 : Math.max(1, Math.min(before, 100_000));
    }

    /** Why it was refused or could not be stored, or null. */
    public String getRefusal() {
        return shown == null ? null : shown.refusal().map(key -> texts.say(key, shown.refusalValues())).orElse(null);
    }

    private void show(boolean post) {
        shown = move == null || post ? movingIn.last().orElse(null) : movingIn.byId(Ids.typed("move", move));
        done = movingIn.done((getBefore() - 1) * PAGE, PAGE + 1);
        if (shown == null || shown.isRunning()) {
            return;
        }
        UUID id = shown.getId();
        files = movingIn.files(id);
        collisionCount = shown.isReady() ? movingIn.countCollisions(id) : 0;
        collisions = collisionCount == 0 ? List.of() : movingIn.collisions(id, (getNumbers() - 1) * PAGE, PAGE);
        noteCount = movingIn.countNotes(id);
        notes = movingIn.notes(id, (getPage() - 1) * PAGE, PAGE).stream()
                .map(told -> new Line(
                        told.file(), told.line(), texts.get("movingin.kind." + told.kind()), told.subject(), told.effect(),
                        texts.say(told.fact(), told.details())))
                .toList();
    }

    private void act() throws IOException, ServletException {
        switch (action == null ? "" : action) {
            case "store" -> {
                UUID id = Ids.typed("move", move);
                choose(id);
                movingIn.confirm(id);
                work.storeLater(id);
            }
            case "choose" -> {
                choose(Ids.typed("move", move));
                Redirect.to(link.to("/admin/moving-in") + "?numbers=" + getNumbers());
                return;
            }
            case "discard" -> movingIn.discard(Ids.typed("move", move));
            default -> upload();
        }
        Redirect.to(link.to("/admin/moving-in"));
    }

    /** What was chosen about the collisions on this page; the others stay as they are. */
    private void choose(UUID id) {
        Map<String, Boolean> renumbered = new LinkedHashMap<>();
        Faces.getRequestParameterMap().forEach((name, value) -> {
            if (name.startsWith(CHOICE) && name.length() < LONGEST_NAME) {
                renumbered.put(name.substring(CHOICE.length()), "renumber".equals(value));
            }
        });
        movingIn.choose(id, renumbered);
    }

    private void upload() throws IOException, ServletException {
        List<Upload> uploads = Upload.all(FILE);
        if (uploads.isEmpty()) {
            throw new Invalid("movingin.file.needed", FILE);
        }
        if (uploads.size() > MOST_FILES || uploads.stream().mapToLong(Upload::size).sum() > MOST_BYTES) {
            throw new Invalid("movingin.file.tooMuch", FILE, Map.of("most", MOST_FILES));
        }
        Path folder = Files.createTempDirectory("prachum-move-");
        try {
            List<OldFile> brought = new ArrayList<>();
            for (Upload upload : uploads) {
                Path file = folder.resolve(String.valueOf(brought.size()));
                try (InputStream in = upload.open()) {
                    Files.copy(in, file);
                }
                brought.add(new OldFile(upload.name(), file));
            }
            work.readLater(movingIn.begin(), brought, folder);
        } catch (IOException | RuntimeException refused) {
            MoveWork.delete(folder);
            throw refused;
        }
    }
}
