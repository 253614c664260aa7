package org.prachum.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.prachum.testing.Checkout;
import org.prachum.testing.SourceFile;
import org.prachum.testing.Xhtml;

/** What all pages keep to, read from their files. */
class PagesTest {

    private static final Path WEBAPP = Checkout.root().resolve("src/main/webapp");
    private static final String PRIMEFACES = "http://primefaces.org/ui";
    private static final String FACES_HTML = "jakarta.faces.html";

    /** Links that are shown before what they lead to is built. */
    private static final Set<String> ROADS_AHEAD = Set.of();

    /** Components that render nothing of their own, or nothing that a script or a label looks for. */
    private static final Set<String> NEED_NO_ID = Set.of(
            "head", "body", "outputStylesheet", "outputScript", "outputText", "outputFormat", "outputLabel", "panelGroup",
            "graphicImage", "column", "columns", "columnGroup", "row", "ajax", "confirm", "remoteCommand", "focus", "autoUpdate", "resource", "importEnum",
            "fileDownload", "separator", "divider", "button", "link", "outputLink", "printer", "watermark");

    /** What PrimeFaces puts into a script of its own, under its nonce; anywhere else a handler breaks the content security policy. */
    private static final Set<String> SCRIPTED_BY_PRIMEFACES = Set.of("onstart", "oncomplete", "onsuccess", "onerror");

    private final List<Xhtml> pages = SourceFile.pages().stream().map(Xhtml::read).toList();

    @Test
    void everyPageIsLeanOrRich() {
        Set<String> templates = Set.of("/WEB-INF/templates/lean.xhtml", "/WEB-INF/templates/rich.xhtml");
        assertThat(pages)
                .filteredOn(page -> !page.name().startsWith("WEB-INF/") || page.name().startsWith("WEB-INF/errors/"))
                .isNotEmpty()
                .allSatisfy(page -> assertThat(page.elements().get(0).attribute("template"))
                        .as(page.name())
                        .isIn(templates));
    }

    @Test
    void whatIsIncludedIsThere() {
        List<String> missing = new ArrayList<>();
        eachElement(element -> {
            for (String attribute : List.of("src", "template")) {
                String file = element.attribute(attribute);
                if (Set.of("include", "composition", "decorate").contains(element.name())
                        && file.startsWith("/")
                        && !file.contains("#{")
                        && Files.notExists(WEBAPP.resolve(file.substring(1)))) {
                    missing.add(element.place() + ": " + file);
                }
            }
        });
        assertThat(missing).isEmpty();
    }

    @Test
    void everyLinkLeadsSomewhere() {
        assertThat(linksToNowhere()).isSubsetOf(ROADS_AHEAD);
    }

    /** Whoever builds what was missing takes it off the list. */
    @Test
    void whatIsBuiltIsNoRoadAhead() {
        assertThat(ROADS_AHEAD).isSubsetOf(linksToNowhere());
    }

    @Test
    void everyAssetIsThere() {
        Pattern asset = Pattern.compile("asset\\['([^']+)']");
        Set<String> named = SourceFile.pages().stream()
                .flatMap(file -> file.groups(asset).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .isNotEmpty()
                .allSatisfy(name -> assertThat(WEBAPP.resolve("assets").resolve(name)).exists());
    }

    @Test
    void ourOwnScriptsAndStylesAreAddressedByTheirContent() {
        assertThat(elements(element -> element.isHtml()
                        && (element.name().equals("script") && !element.attribute("src").startsWith("#{asset['")
                                || element.name().equals("link")
                                        && element.attribute("rel").equals("stylesheet")
                                        && !element.attribute("href").startsWith("#{asset['")
                                        && !element.attribute("href").startsWith("#{link.to('/brand.css')}?v="))))
                .isEmpty();
    }

    @Test
    void everyFormSaysWhereItPosts() {
        List<String> elsewhere = new ArrayList<>();
        for (Xhtml page : pages) {
            Set<String> written = page.elements().stream()
                    .filter(element -> element.attribute("value").startsWith("#{link.to("))
                    .map(element -> "#{" + element.attribute("var") + element.attribute("name") + "}")
                    .collect(Collectors.toSet());
            page.elements().stream()
                    .filter(element -> element.isHtml() && element.name().equals("form"))
                    .filter(form -> !form.attribute("action").startsWith("#{link.to(")
                            && !written.contains(form.attribute("action")))
                    .forEach(form -> elsewhere.add(form.place() + ": " + form.attributes()));
        }
        assertThat(elsewhere).isEmpty();
    }

    @Test
    void everyLinkOfOursIsWritten() {
        Pattern byHand = Pattern.compile("/.*");
        assertThat(elements(element -> element.isHtml()
                        && Stream.of("href", "src", "action", "formaction", "data-url")
                                .anyMatch(attribute -> byHand.matcher(element.attribute(attribute)).matches())))
                .isEmpty();
    }

    @Test
    void noScriptStandsInAPage() {
        List<String> inline = new ArrayList<>();
        for (Xhtml page : pages) {
            page.texts().stream()
                    .filter(text -> Set.of("script", "style").contains(String.valueOf(text.inside())))
                    .filter(text -> !text.text().isBlank())
                    .forEach(text -> inline.add(text.place() + ": " + text.text().strip()));
        }
        eachElement(element -> element.attributes().forEach((attribute, value) -> {
            boolean handler = attribute.matches("(pt:)?on[a-z]+")
                    && !(PRIMEFACES.equals(element.namespace()) && SCRIPTED_BY_PRIMEFACES.contains(attribute));
            if (handler || value.strip().toLowerCase(Locale.ROOT).startsWith("javascript:")) {
                inline.add(element.place() + ": " + attribute);
            }
        }));
        assertThat(inline).isEmpty();
    }

    @Test
    void noStyleStandsInAPage() {
        assertThat(elements(element -> element.attributes().containsKey("style"))).isEmpty();
    }

    @Test
    void ajaxIsPrimeFaces() {
        assertThat(elements(element -> element.namespace().equals("jakarta.faces.core") && element.name().equals("ajax")
                        || FACES_HTML.equals(element.namespace()) && element.name().equals("commandLink")))
                .as("Mojarra's own scripts stand inline, which the content security policy refuses")
                .isEmpty();
    }

    @Test
    void whatARichPageIsMadeOfHasAnId() {
        assertThat(elements(element ->
                        (PRIMEFACES.equals(element.namespace()) || FACES_HTML.equals(element.namespace()))
                                && !NEED_NO_ID.contains(element.name())
                                && element.attribute("id").isEmpty()))
                .isEmpty();
    }

    @Test
    void everyFieldHasAName() {
        Set<String> fields = Set.of("input", "select", "textarea");
        assertThat(elements(element -> element.isHtml()
                        && fields.contains(element.name())
                        && element.attribute("name").isEmpty()
                        && !element.attributes().containsKey("readonly")))
                .isEmpty();
    }

    @Test
    void everyPictureSaysWhatItShows() {
        assertThat(elements(element ->
                        element.isHtml() && element.name().equals("img") && !element.attributes().containsKey("alt")))
                .isEmpty();
    }

    @Test
    void everyIdStandsOnceInItsFile() {
        for (Xhtml page : pages) {
            assertThat(page.elements().stream()
                            .map(element -> element.attribute("id"))
                            .filter(id -> !id.isEmpty() && !id.contains("#{")))
                    .as(page.name())
                    .doesNotHaveDuplicates();
        }
    }

    private Set<String> linksToNowhere() {
        Pattern link = Pattern.compile("(?:link\\.to|here\\.link)\\('([^']*)'([^)]*)\\)");
        Set<String> nowhere = new TreeSet<>();
        for (SourceFile page : SourceFile.pages()) {
            link.matcher(page.text())
                    .results()
                    .map(PagesTest::path)
                    .filter(path -> !leadsSomewhere(path))
                    .forEach(nowhere::add);
        }
        return nowhere;
    }

    /** The path that a call of {@code link.to} writes, with {@code x} for what is not known yet. */
    private static String path(MatchResult call) {
        StringBuilder path = new StringBuilder(call.group(1));
        for (String segment : call.group(2).split(",")) {
            String value = segment.strip();
            if (!value.isEmpty()) {
                path.append('/').append(value.matches("'.*'") ? value.substring(1, value.length() - 1) : "x");
            }
        }
        return path.toString();
    }

    private static boolean leadsSomewhere(String path) {
        String bare = path.contains("?") ? path.substring(0, path.indexOf('?')) : path;
        String target = AddressTable.ofThisApplication()
                .find(bare)
                .map(AddressTable.Target::path)
                .orElse(bare);
        return isPage(target)
                || servlets().stream().anyMatch(pattern -> matches(pattern, target))
                || resources().stream().anyMatch(resource -> resource.equals(target) || resource.startsWith(target + "/"));
    }

    private static boolean isPage(String path) {
        String file = path.substring(1);
        return !file.isEmpty() && Files.exists(WEBAPP.resolve(file.endsWith(".xhtml") ? file : file + ".xhtml"));
    }

    /** The addresses of the REST API, with {@code x} for parameters. */
    private static Set<String> resources() {
        Pattern annotation = Pattern.compile("@Path\\(\"/?([^\"]*)\"\\)");
        Set<String> resources = new HashSet<>();
        for (SourceFile file : SourceFile.java()) {
            List<String> paths = file.groups(annotation).stream()
                    .map(path -> path.replaceAll("\\{[^}]*}", "x"))
                    .toList();
            for (int i = 0; i < paths.size(); i++) {
                String onType = i == 0 ? "" : "/" + paths.get(0);
                resources.add(("/api" + onType + "/" + paths.get(i)).replace("//", "/"));
            }
        }
        return resources;
    }

    /** The addresses of all servlets and sockets, as their annotations give them. */
    private static Set<String> servlets() {
        Pattern servlet = Pattern.compile("@WebServlet\\(([^)]*)\\)");
        Pattern literal = Pattern.compile("\"(/[^\"]*)\"");
        Pattern socket = Pattern.compile("@ServerEndpoint\\([^)]*\"/([^\"]*)\"");
        Set<String> patterns = new HashSet<>();
        for (SourceFile file : SourceFile.java()) {
            for (String annotation : file.groups(servlet)) {
                literal.matcher(annotation).results().forEach(found -> patterns.add(found.group(1)));
            }
            for (String path : file.groups(socket)) {
                patterns.add("/" + path.replaceAll("\\{[^}]*}", "x"));
            }
        }
        return patterns;
    }

    /** Servlet patterns (Jakarta Servlet 6.0, section 12.2). */
    private static boolean matches(String pattern, String path) {
        if (pattern.endsWith("/*")) {
            String prefix = pattern.substring(0, pattern.length() - 2);
            return path.equals(prefix) || path.startsWith(prefix + "/");
        }
        return pattern.startsWith("*.") ? path.endsWith(pattern.substring(1)) : pattern.equals(path);
    }

    private void eachElement(Consumer<Xhtml.Element> look) {
        pages.forEach(page -> page.elements().forEach(look));
    }

    private List<String> elements(Predicate<Xhtml.Element> wrong) {
        List<String> found = new ArrayList<>();
        eachElement(element -> {
            if (wrong.test(element)) {
                found.add(element.place() + ": " + element.name() + " " + element.attributes());
            }
        });
        return found;
    }
}
