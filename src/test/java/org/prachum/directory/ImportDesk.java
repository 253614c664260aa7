package org.prachum.directory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.World;

/** An admin at the page of imports, on the wire. */
final class ImportDesk {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Pattern ROW = Pattern.compile("<tr><td>(\\d+)</td><td>(.*?)</td><td>(.*?)</td></tr>");

    private final Client admin;

    ImportDesk(World world) {
        this.admin = world.signedIn("ann");
    }

    Client admin() {
        return admin;
    }

    /** Uploads lines of UTF-8 and waits until they are read. */
    Answer read(String... lines) {
        return read("people.csv", String.join("\r\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    Answer read(String name, byte[] file) {
        Answer uploaded = upload(name, file);
        if (uploaded.status() != 302) {
            throw new AssertionError(uploaded.status() + ": " + uploaded.body());
        }
        return whenDone();
    }

    Answer upload(String name, byte[] file) {
        return admin.upload("/admin/import", "file", name, file);
    }

    /** Says yes to what is shown; further fields of the form in turn. */
    Answer confirm(Answer shown, String... fields) {
        List<String> form = new ArrayList<>(List.of(
                "action", "apply", "import", shown.between("name=\"import\" value=\"", "\"")));
        form.addAll(List.of(fields));
        return admin.post("/admin/import", form.toArray(String[]::new));
    }

    /** Has the file read once more, with these fields of the form in turn, and waits until it is. */
    Answer readAgain(Answer shown, String... fields) {
        List<String> form = new ArrayList<>(List.of("action", "read", "import", shown.between("name=\"import\" value=\"", "\"")));
        form.addAll(List.of(fields));
        Answer posted = admin.post("/admin/import", form.toArray(String[]::new));
        if (posted.status() != 302) {
            throw new AssertionError(posted.status() + ": " + posted.body());
        }
        return whenDone();
    }

    /** Confirms and waits for the end. */
    Answer apply(Answer shown, String... fields) {
        Answer confirmed = confirm(shown, fields);
        if (confirmed.status() != 302) {
            throw new AssertionError(confirmed.status() + ": " + confirmed.body());
        }
        return whenDone();
    }

    Answer look() {
        return admin.get("/admin/import");
    }

    /** The page as soon as nothing runs any more. */
    Answer whenDone() {
        return whenDone(page -> {});
    }

    /** The same, and every page until then. */
    Answer whenDone(Consumer<Answer> meanwhile) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Answer page = look();
        while (page.body().contains("data-running=\"true\"")) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It still runs: " + page.body());
            }
            meanwhile.accept(page);
            LockSupport.parkNanos(PAUSE.toNanos());
            page = look();
        }
        return page;
    }

    /** The numbers of a page in their order: new, changed, unchanged, missing or deactivated, bad, without number. */
    static List<Integer> counts(Answer page) {
        Matcher number = Pattern.compile("<dd>(\\d+)</dd>").matcher(page.body());
        return number.results().map(found -> Integer.valueOf(found.group(1))).toList();
    }

    /** What is wrong, as {@code row column: sentence}. */
    static List<String> problems(Answer page) {
        int table = page.body().indexOf("<table class=\"table\" id=\"problems\">");
        return table < 0
                ? List.of()
                : ROW.matcher(page.body().substring(table))
                        .results()
                        .map(row -> row.group(1) + " " + row.group(2) + ": " + row.group(3))
                        .toList();
    }
}
