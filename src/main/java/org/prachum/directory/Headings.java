package org.prachum.directory;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Words;

/**
 * What the headings of a file mean: those of {@code headings.txt}, and the names that our own pages and exports give the columns, in all
 * languages.
 */
final class Headings {

    private static final int LONGEST = 100;

    /** Between two languages in one heading. */
    private static final Pattern BETWEEN = Pattern.compile("[/|\\n\\r]");

    /** A unit, a language, a remark. */
    private static final Pattern IN_BRACKETS = Pattern.compile("[(\\[（][^)\\]）]*[)\\]）]");

    private static final Pattern NUMBER_SIGN = Pattern.compile("[#№]|\\b[nN][°ºo]\\s");
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

    private static final Map<String, ImportField> MEANINGS = read();

    /** Which name the whole person, or one part beside a column with the other. */
    private static final Map<String, ImportField> AMBIGUOUS = Map.of(
            plain("name"), ImportField.FIRST_NAME,
            plain("имя"), ImportField.FIRST_NAME,
            plain("ชื่อ"), ImportField.FIRST_NAME,
            plain("nom"), ImportField.LAST_NAME);

    private Headings() {}

    /** How a heading is remembered: its letters and digits alone. */
    static String plain(String heading) {
        String counted = NUMBER_SIGN.matcher(heading).replaceAll(" no ");
        String apart = Normalizer.normalize(counted, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String letters = NO_LETTER.matcher(ACCENTS.matcher(apart).replaceAll("")).replaceAll("");
        return letters.substring(0, Math.min(letters.length(), LONGEST));
    }

    /** What one heading means by itself. */
    static Optional<ImportField> meaning(String heading) {
        Stream<String> whole = Stream.of(heading, IN_BRACKETS.matcher(heading).replaceAll(" "));
        Stream<String> parts = BETWEEN.splitAsStream(heading).map(part -> IN_BRACKETS.matcher(part).replaceAll(" "));
        return Stream.concat(whole, parts).map(text -> MEANINGS.get(plain(text))).filter(found -> found != null).findFirst();
    }

    /**
     * What each heading means beside the others: null where that is not known, or a column before means the same.
     *
     * @param remembered what the organization said of headings before, by {@link #plain}; empty for a column that it leaves out
     */
    static List<ImportField> fields(List<String> headings, Map<String, String> remembered) {
        List<ImportField> fields = new ArrayList<>();
        for (String heading : headings) {
            String said = remembered.get(plain(heading));
            fields.add(heading.isEmpty() ? null : said == null ? meaning(heading).orElse(null) : ImportField.of(said).orElse(null));
        }
        partOrWhole(headings, fields);
        onceEach(fields);
        return fields;
    }

    /** How much a row looks like headings: 0 not at all, more than 10 with a number or a name. */
    static int likeness(List<String> cells) {
        Set<ImportField> found = EnumSet.noneOf(ImportField.class);
        cells.stream().filter(cell -> !cell.isEmpty()).forEach(cell -> meaning(cell).ifPresent(found::add));
        boolean named = found.stream().anyMatch(ImportField::isName);
        return found.size() + (found.contains(ImportField.NUMBER) ? 10 : 0) + (named ? 10 : 0);
    }

    private static void partOrWhole(List<String> headings, List<ImportField> fields) {
        for (int i = 0; i < fields.size(); i++) {
            ImportField part = AMBIGUOUS.get(plain(headings.get(i)));
            ImportField other = part == ImportField.LAST_NAME ? ImportField.FIRST_NAME : ImportField.LAST_NAME;
            if (fields.get(i) != ImportField.NAME || part == null) {
                continue;
            }
            if (fields.contains(other) && !fields.contains(part)) {
                fields.set(i, part);
            } else if (fields.contains(part) && !fields.contains(other)) {
                fields.set(i, other);
            }
        }
        if (fields.contains(ImportField.NAME)) {
            fields.replaceAll(field -> ImportField.NAME_PARTS.contains(field) ? null : field);
        }
    }

    private static void onceEach(List<ImportField> fields) {
        Set<ImportField> seen = EnumSet.noneOf(ImportField.class);
        fields.replaceAll(field -> field != null && seen.add(field) ? field : null);
    }

    private static Map<String, ImportField> read() {
        Map<String, ImportField> meanings = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Headings.class.getResourceAsStream("headings.txt"), StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(line -> {
                String[] parts = line.split(":", 2);
                ImportField field = ImportField.of(parts[0].strip()).orElseThrow();
                Stream.of(parts[1].split("\\|")).forEach(heading -> meanings.put(plain(heading), field));
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        Words words = new Words();
        for (ImportField field : ImportField.values()) {
            Language.all().forEach(language -> meanings.putIfAbsent(plain(words.say(language, field.label())), field));
        }
        return Collections.unmodifiableMap(meanings);
    }
}
