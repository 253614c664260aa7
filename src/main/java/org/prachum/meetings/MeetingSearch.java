package org.prachum.meetings;

import java.util.Arrays;
import java.util.List;
import org.prachum.directory.Fold;

/**
 * What somebody typed to find a meeting: words in any case and without accents, each of which stands somewhere in its topic, its place or
 * its organizer's name.
 *
 * @param words at most 8, folded; none finds every meeting
 */
public record MeetingSearch(List<String> words) {

    /** Finds every meeting. */
    public static final MeetingSearch EVERY = new MeetingSearch(List.of());

    private static final int MOST_WORDS = 8;
    private static final int MOST_READ = 100;

    public MeetingSearch {
        words = List.copyOf(words);
    }

    /** @param typed may be null; what stands behind its first 100 characters is not read */
    public static MeetingSearch typed(String typed) {
        if (typed == null) {
            return EVERY;
        }
        String read = typed.codePoints()
                .limit(MOST_READ)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new MeetingSearch(Arrays.stream(Fold.plain(read).strip().split("[\\s\\p{Z}]+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS)
                .toList());
    }

    public boolean isEmpty() {
        return words.isEmpty();
    }
}
