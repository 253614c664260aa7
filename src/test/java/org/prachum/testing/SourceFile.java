package org.prachum.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of this project as it was written, for rules about what no compiled class shows.
 *
 * @param name its path below the directory that was searched, with forward slashes
 */
public record SourceFile(String name, String text) {

    /** What the application is written in: {@code org/prachum/…/X.java}. */
    public static List<SourceFile> java() {
        return below("src/main/java", ".java");
    }

    /** Every page, template, include and tag, by its path in the application: {@code admin/branding.xhtml}. */
    public static List<SourceFile> pages() {
        return below("src/main/webapp", ".xhtml");
    }

    /** The files with that ending below {@code directory} of the checkout, by name. */
    public static List<SourceFile> below(String directory, String ending) {
        Path root = Checkout.root().resolve(directory);
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(file -> new SourceFile(root.relativize(file).toString().replace('\\', '/'), read(file)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Where the pattern occurs, as {@code name:line: what was found}. */
    public List<String> places(Pattern pattern) {
        return pattern.matcher(text)
                .results()
                .map(found -> at(found.start()) + ": " + found.group())
                .toList();
    }

    /** What the first group of the pattern holds, wherever it occurs. */
    public List<String> groups(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(found -> found.group(1)).toList();
    }

    /** A place in it, as {@code name:line}. */
    public String at(int offset) {
        return name + ":" + (1 + text.substring(0, offset).chars().filter(c -> c == '\n').count());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
