package org.prachum.attacks;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.prachum.testing.SourceFile;

/** Every address of the application: pages by their files, addresses of the table, servlets and resources by their annotations. */
final class Routes {

    private static final Pattern IN_TABLE = Pattern.compile("table\\.put\\(\"([^\"]+)\"");
    private static final Pattern SERVLET = Pattern.compile("@WebServlet\\(([^)]*)\\)");
    private static final Pattern QUOTED = Pattern.compile("\"(/[^\"]*)\"");
    private static final Pattern PATH = Pattern.compile("@Path\\(\"([^\"]*)\"\\)");

    /** What a path says of a parameter besides its name. */
    private static final Pattern FORM_OF_PARAMETER = Pattern.compile("\\{\\s*(\\w+)\\s*:[^}]*}");

    private static final List<Pattern> PARAMETERS = List.of(
            Pattern.compile("@Param\\(name = \"(\\w+)\"\\)"),
            Pattern.compile("@Param\\s+\\w+ (\\w+);"),
            Pattern.compile("arameter(?:Values)?\\(\"(\\w+)\"\\)"),
            Pattern.compile("@QueryParam\\(\"(\\w+)\"\\)"),
            Pattern.compile("typed\\(\"(\\w+)\"\\)"),
            Pattern.compile("<f:viewParam name=\"(\\w+)\""),
            Pattern.compile("<(?:g:field|input|textarea|select)[^>]* name=\"(\\w+)\""));

    private static final List<String> ALL = read();
    private static final Set<String> ASKED = parametersOf(Stream.concat(SourceFile.pages().stream(), SourceFile.java().stream()));

    private Routes() {}

    /** With parameters in braces. */
    static List<String> all() {
        return ALL;
    }

    /** Every name of a parameter that any page, servlet or resource asks for. */
    static Set<String> parameters() {
        return ASKED;
    }

    private static List<String> read() {
        TreeSet<String> routes = new TreeSet<>();
        SourceFile.pages().stream()
                .map(SourceFile::name)
                .filter(file -> !file.startsWith("WEB-INF"))
                .forEach(file -> routes.add("/" + file.substring(0, file.length() - ".xhtml".length())));
        for (SourceFile file : SourceFile.java()) {
            routes.addAll(file.groups(IN_TABLE));
            file.groups(SERVLET).forEach(urls -> QUOTED.matcher(urls).results().forEach(url -> routes.add(url.group(1))));
            routes.addAll(resources(file));
        }
        return List.copyOf(routes);
    }

    private static Set<String> parametersOf(Stream<SourceFile> files) {
        TreeSet<String> names = new TreeSet<>();
        files.forEach(file -> PARAMETERS.forEach(parameter -> names.addAll(file.groups(parameter))));
        return Collections.unmodifiableSet(names);
    }

    /** A route with its parameters filled in; one that is not given becomes 1. */
    static String filled(String route, Map<String, String> values) {
        String path = route.replace("*", "x/180.png");
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path.replaceAll("\\{\\w+}", "1");
    }

    /** The pages that nobody sees without a sign-in. */
    static boolean needsSignIn(String route) {
        return Stream.of("/organizer", "/admin", "/account", "/operator", "/registrations/export").anyMatch(route::startsWith)
                && !route.equals("/admin/branding/preview");
    }

    private static List<String> resources(SourceFile file) {
        List<String> paths = file.groups(PATH).stream().map(path -> FORM_OF_PARAMETER.matcher(path).replaceAll("{$1}")).toList();
        if (paths.isEmpty()) {
            return List.of();
        }
        String root = "/api" + (paths.get(0).isEmpty() ? "" : "/" + paths.get(0));
        return paths.size() == 1
                ? List.of(root + "/")
                : paths.stream().skip(1).map(path -> root + "/" + path).toList();
    }
}
