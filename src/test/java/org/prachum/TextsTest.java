package org.prachum;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessagePattern;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.prachum.testing.SourceFile;
import org.prachum.testing.Xhtml;

/** Every sentence is there in every language, is said somewhere, and stands nowhere but in the bundles. */
class TextsTest {

    /** The ending of each language's bundle, and the plurals that it cannot do without (Unicode CLDR, whole numbers). */
    private static final Map<String, Set<String>> PLURALS =
            Map.of("", Set.of("one", "other"), "_fr", Set.of("one", "other"), "_ru", Set.of("one", "few", "many", "other"),
                    "_th", Set.of("other"));

    /** Sentences whose keys are put together in a way that no search finds: the beginning, and where. */
    private static final Map<String, String> PUT_TOGETHER = Map.of();

    /** What every language writes alike: names of people, of products, of kinds of file. */
    private static final Set<String> SAME_EVERYWHERE = Set.of("AB", "Ann Becker", "Prachum", "CSV", "Excel");

    /** Attributes that people see or hear. */
    private static final Set<String> SHOWN = Set.of(
            "alt", "title", "placeholder", "aria-label", "aria-description", "label", "hint", "header", "headerText",
            "footerText", "emptyMessage", "requiredMessage", "validatorMessage", "converterMessage", "noSelectionLabel",
            "itemLabel", "summary");

    private static final Pattern EL = Pattern.compile("[#$]\\{[^}]*}");
    private static final Pattern JAVADOC = Pattern.compile("(?ms)^ *+/\\*\\*.*?\\*/");

    /** What is noted in the audit log is told by sentences of its own, see {@code NotedTest}. */
    private static final Pattern VERB = Pattern.compile("(?:note|deed|of)\\(\\s*\"[a-z_]+\\.[a-z_]+\"");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    /** As {@code remove.whom} beside {@code remove}; {@code deliveries.which} names a list beside a heading. */
    private static final Pattern NAMES_OF_BUTTONS = Pattern.compile("(?!deliveries)(.+)\\.(whom|which)");

    private final Map<String, Map<String, Map<String, String>>> bundles = bundles();

    @Test
    void everyKeyIsThereInEveryLanguage() {
        bundles.forEach((name, languages) -> languages.forEach((language, texts) -> assertThat(texts.keySet())
                .as("org/prachum/%s/Texts%s.properties", name, language)
                .isEqualTo(languages.get("").keySet())));
    }

    @Test
    void noKeyStandsTwice() {
        Pattern key = Pattern.compile("(?m)^([^#\\s=]+)\\s*=");
        for (SourceFile bundle : bundleFiles()) {
            assertThat(bundle.groups(key)).as(bundle.name()).doesNotHaveDuplicates();
        }
    }

    @Test
    void everySentenceIsThereAndQuotesNothing() {
        eachText((place, text) -> assertThat(text)
                .as("%s: an apostrophe is ’, because ' quotes in ICU messages", place)
                .isNotBlank()
                .doesNotContain("'"));
    }

    @Test
    void everySentenceNamesTheSameThingsInEveryLanguage() {
        bundles.forEach((name, languages) -> languages.forEach((language, texts) -> texts.forEach((key, text) -> assertThat(
                        arguments(text))
                .as("%s.%s in Texts%s", name, key, language)
                .isEqualTo(arguments(languages.get("").getOrDefault(key, text))))));
    }

    /** Whoever speaks to a device says what they see (WCAG 2.2, 2.5.3). A label that says of what is named like the one it stands for. */
    @Test
    void whatAButtonShowsIsPartOfItsName() {
        List<String> apart = new ArrayList<>();
        bundles.forEach((name, languages) -> languages.forEach((language, texts) -> texts.forEach((key, text) -> {
            Matcher longer = NAMES_OF_BUTTONS.matcher(key);
            String shown = longer.matches() ? texts.get(longer.group(1)) : null;
            boolean label = shown != null && !shown.contains("{");
            if (label && !text.toLowerCase(Locale.ROOT).contains(shown.toLowerCase(Locale.ROOT))) {
                apart.add(name + "." + key + " in Texts" + language + ": “" + shown + "” is not in “" + text + "”");
            }
        })));
        assertThat(apart).isEmpty();
    }

    @Test
    void everyPluralHasTheFormsOfItsLanguage() {
        List<String> incomplete = new ArrayList<>();
        bundles.forEach((name, languages) -> languages.forEach((language, texts) -> texts.forEach((key, text) -> {
            if (!plurals(text).stream().allMatch(forms -> forms.containsAll(PLURALS.get(language)))) {
                incomplete.add(name + "." + key + " in Texts" + language + ": " + text);
            }
        })));
        assertThat(incomplete).isEmpty();
    }

    @Test
    void everyKeyThatIsSaidIsThere() {
        Set<String> names = names();
        Map<String, String> missing = new TreeMap<>();
        said().forEach((literal, place) -> {
            boolean there = literal.endsWith(".")
                    ? keys().stream().anyMatch(key -> key.startsWith(literal))
                    : keys().contains(literal) || keys().contains(literal + ".title") && keys().contains(literal + ".text");
            if (!there && !names.contains(literal) && !literal.endsWith(".json")) {
                missing.put(literal, place);
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyKeyIsSaidSomewhere() {
        Set<String> said = said().keySet();
        Set<String> pages = plainPages();
        Set<String> unsaid = new TreeSet<>(keys());
        unsaid.removeIf(key -> said.contains(key)
                || said.stream().anyMatch(begun -> isSpecific(begun) && key.startsWith(begun))
                || pages.stream().anyMatch(page -> key.equals(page + ".title") || key.equals(page + ".text"))
                || PUT_TOGETHER.keySet().stream().anyMatch(key::startsWith));
        assertThat(unsaid).isEmpty();
    }

    @Test
    void noPageHasAWordOfItsOwn() {
        List<String> words = new ArrayList<>();
        for (SourceFile file : SourceFile.pages()) {
            Xhtml page = Xhtml.read(file);
            for (Xhtml.Text text : page.texts()) {
                if (isWord(text.text()) && !"script".equals(text.inside()) && !"style".equals(text.inside())) {
                    words.add(text.place() + ": " + text.text().strip());
                }
            }
            for (Xhtml.Element element : page.elements()) {
                element.attributes().forEach((attribute, value) -> {
                    if (isShown(element, attribute) && isWord(value)) {
                        words.add(element.place() + ": " + attribute + "=" + value);
                    }
                });
            }
        }
        assertThat(words).isEmpty();
    }

    private static boolean isWord(String text) {
        String bare = EL.matcher(text).replaceAll("").strip();
        return LETTER.matcher(bare).find() && !SAME_EVERYWHERE.contains(bare);
    }

    /** What a button of Faces says is its {@code value}; elsewhere a value is data. */
    private static boolean isShown(Xhtml.Element element, String attribute) {
        boolean says = attribute.equals("value")
                && (element.name().matches("(command|output)?(Button|Link|Label|Text)")
                        || "submit".equals(element.attribute("type")));
        return says || SHOWN.contains(attribute) && !element.name().equals("param");
    }

    /** A literal that begins keys, as in {@code t['meetings.state.'.concat(state)]}; a whole package is none. */
    private static boolean isSpecific(String begun) {
        return begun.endsWith(".") && begun.indexOf('.') < begun.length() - 1;
    }

    /** Every literal in pages and code that begins with a package that has a bundle, and where it first stands. */
    private Map<String, String> said() {
        String packages = String.join("|", bundles.keySet());
        Pattern inPages = Pattern.compile("'((?:" + packages + ")\\.[\\w.-]*)'");
        Pattern inCode = Pattern.compile("[\"']((?:" + packages + ")\\.[\\w.-]*)[\"']");
        Map<String, String> said = new LinkedHashMap<>();
        SourceFile.pages().forEach(file -> collect(file, inPages, said));
        SourceFile.java().stream()
                .filter(file -> !file.name().equals("org/prachum/audit/Verbs.java"))
                .forEach(file -> collect(file, inCode, said));
        said.keySet().stream().filter(literal -> literal.matches("[a-z]+\\.")).toList().forEach(name -> collectRests(name, said));
        return said;
    }

    /** Where code puts a whole package before what it says, the rest of the key stands in the files of that package. */
    private void collectRests(String begun, Map<String, String> said) {
        String name = begun.substring(0, begun.length() - 1);
        Pattern literal = Pattern.compile("\"([\\w.-]+)\"");
        SourceFile.java().stream()
                .filter(file -> file.name().startsWith("org/prachum/" + name + "/"))
                .forEach(file -> literal.matcher(file.text())
                        .results()
                        .filter(found -> bundles.get(name).get("").containsKey(found.group(1)))
                        .forEach(found -> said.putIfAbsent(begun + found.group(1), file.at(found.start()))));
    }

    /** Javadoc may show how a key looks. */
    private static void collect(SourceFile file, Pattern pattern, Map<String, String> said) {
        String text = JAVADOC.matcher(file.text()).replaceAll(comment -> " ".repeat(comment.group().length()));
        text = VERB.matcher(text).replaceAll(verb -> " ".repeat(verb.group().length()));
        pattern.matcher(text)
                .results()
                .forEach(found -> said.putIfAbsent(found.group(1), file.at(found.start())));
    }

    /** Kinds of mail and other constants may look like keys; a key stands where it is said. */
    private static Set<String> names() {
        Pattern constant = Pattern.compile("static final String [A-Z_]+ = \"([a-z]+\\.[\\w.]+)\";");
        return SourceFile.java().stream()
                .flatMap(file -> file.groups(constant).stream())
                .collect(Collectors.toSet());
    }

    /** What {@code PlainPage} answers has a title and a text. */
    private static Set<String> plainPages() {
        Pattern answer = Pattern.compile("\\.answer\\([^\"]*\"([a-z]+\\.[\\w.]+)\"");
        return SourceFile.java().stream()
                .flatMap(file -> file.groups(answer).stream())
                .collect(Collectors.toSet());
    }

    private Set<String> keys() {
        return bundles.entrySet().stream()
                .flatMap(bundle -> bundle.getValue().get("").keySet().stream().map(key -> bundle.getKey() + "." + key))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void eachText(BiConsumer<String, String> check) {
        bundles.forEach((name, languages) -> languages.forEach((language, texts) ->
                texts.forEach((key, text) -> check.accept(name + "." + key + " in Texts" + language, text))));
    }

    /** The names in braces. */
    private static Set<String> arguments(String text) {
        MessagePattern pattern = new MessagePattern(text);
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            if (pattern.getPartType(i) == MessagePattern.Part.Type.ARG_NAME) {
                names.add(pattern.getSubstring(pattern.getPart(i)));
            }
        }
        return names;
    }

    /** The forms of each plural, without those for exact numbers such as {@code =0}. */
    private static List<Set<String>> plurals(String text) {
        MessagePattern pattern = new MessagePattern(text);
        List<Set<String>> plurals = new ArrayList<>();
        for (int i = 0; i < pattern.countParts(); i++) {
            MessagePattern.Part part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_START
                    && part.getArgType() == MessagePattern.ArgType.PLURAL) {
                plurals.add(forms(pattern, i));
            }
        }
        return plurals;
    }

    private static Set<String> forms(MessagePattern pattern, int start) {
        Set<String> forms = new TreeSet<>();
        int i = start + 1;
        while (i < pattern.getLimitPartIndex(start)) {
            MessagePattern.Part part = pattern.getPart(i);
            if (part.getType() == MessagePattern.Part.Type.ARG_SELECTOR) {
                forms.add(pattern.getSubstring(part));
            }
            // A form may hold plurals of its own; they are looked at by themselves.
            i = part.getType() == MessagePattern.Part.Type.MSG_START ? pattern.getLimitPartIndex(i) + 1 : i + 1;
        }
        forms.removeIf(form -> form.startsWith("="));
        return forms;
    }

    private static Map<String, Map<String, Map<String, String>>> bundles() {
        Map<String, Map<String, Map<String, String>>> bundles = new TreeMap<>();
        for (SourceFile file : bundleFiles()) {
            String name = file.name().substring(0, file.name().indexOf('/'));
            String language = file.name().substring(name.length() + "/Texts".length()).replace(".properties", "");
            bundles.computeIfAbsent(name, any -> new TreeMap<>()).put(language, texts(file));
        }
        bundles.forEach((name, languages) ->
                assertThat(languages.keySet()).as(name).isEqualTo(PLURALS.keySet()));
        return bundles;
    }

    private static List<SourceFile> bundleFiles() {
        return SourceFile.below("src/main/resources/org/prachum", ".properties");
    }

    private static Map<String, String> texts(SourceFile file) {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(file.text()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty, (a, b) -> a, TreeMap::new));
    }
}
