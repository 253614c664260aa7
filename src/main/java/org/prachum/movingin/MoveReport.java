package org.prachum.movingin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;
import org.prachum.platform.files.SheetWriter;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;

/** The report of a move as a CSV file: how many of each kind, which meetings collide, and every line that was noted. */
@ApplicationScoped
class MoveReport {

    /** So many notes are in memory at a time. */
    static final int PAGE = 1_000;

    @Inject
    Words words;

    /**
     * @param collisions those that are still undecided
     * @param notes the notes from a number on, a page of them; none at the end
     */
    void write(
            OutputStream out, Move move, List<Collision> collisions, IntFunction<List<Told>> notes, Language language) throws IOException {
        List<List<Object>> top = new ArrayList<>();
        move.refusal().ifPresent(key -> top.add(line(
                move.getRefusedFile(), null, "", "", words.say(language, "movingin.stage." + move.getStageName()),
                words.say(language, key, move.refusalValues()))));
        count(top, "people", move.getPeople(), language);
        count(top, "organizers", move.getOrganizers(), language);
        count(top, "meetings", move.getMeetings(), language);
        count(top, "places", move.getPlaces(), language);
        for (Collision collision : collisions) {
            top.add(line("", null, words.say(language, "movingin.kind.meeting"), collision.topic(),
                    words.say(language, collision.renumbered() ? "movingin.collision.renumber" : "movingin.collision.leave"),
                    words.say(language, "movingin.collision.what", Map.of(
                            "number", collision.number(), "topic", collision.hereTopic(), "places", collision.places()))));
        }
        Iterable<List<Object>> lines = () -> new Lines(top.iterator(), notes, language);
        SheetWriter.csv(
                out,
                List.of("file", "line", "kind", "what", "effect", "reason").stream()
                        .map(column -> words.say(language, "movingin.report." + column))
                        .toList(),
                lines);
    }

    private void count(List<List<Object>> top, String kind, Tally tally, Language language) {
        String name = words.say(language, "movingin.count." + kind);
        top.add(line("", null, name, "", words.say(language, "movingin.count.coming"), tally.getComing()));
        top.add(line("", null, name, "", words.say(language, "movingin.count.there"), tally.getThere()));
        top.add(line("", null, name, "", words.say(language, "movingin.count.left"), tally.getLeft()));
    }

    private static List<Object> line(Object... cells) {
        return Arrays.asList(cells);
    }

    /** First what stands at the top, then the notes page by page, so that their number does not matter. */
    private final class Lines implements Iterator<List<Object>> {

        private final Iterator<List<Object>> top;
        private final IntFunction<List<Told>> notes;
        private final Language language;
        private List<Told> page = List.of();
        private int at;
        private int read;

        Lines(Iterator<List<Object>> top, IntFunction<List<Told>> notes, Language language) {
            this.top = top;
            this.notes = notes;
            this.language = language;
        }

        @Override
        public boolean hasNext() {
            if (top.hasNext() || at < page.size()) {
                return true;
            }
            page = notes.apply(read);
            read += page.size();
            at = 0;
            return !page.isEmpty();
        }

        @Override
        public List<Object> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            if (top.hasNext()) {
                return top.next();
            }
            Told told = page.get(at++);
            return line(
                    told.file(), told.line() == 0 ? null : told.line(), words.say(language, "movingin.kind." + told.kind()), told.subject(),
                    words.say(language, "movingin.effect." + told.effect()), words.say(language, told.fact(), told.details()));
        }
    }
}
