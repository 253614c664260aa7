package org.prachum.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.prachum.testing.Client.Answer;

/**
 * A rich page on the wire: asks what its scripts ask (Jakarta Faces 4.0, section 13), so that what the server makes of it can be seen
 * without a browser.
 */
public final class Screen {

    private static final Pattern NONCE = Pattern.compile(" nonce=\"([^\"]+)\"");
    private static final Pattern STATE = Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]* value=\"([^\"]+)\"");

    private final Client client;
    private final String path;
    private final String state;
    private final String nonce;
    private Answer shown;

    private Screen(Client client, String path) {
        this.client = client;
        this.path = path;
        shown = client.get(path);
        state = first(STATE);
        nonce = first(NONCE);
    }

    public static Screen open(Client client, String path) {
        return new Screen(client, path);
    }

    /** What was answered last: the page, or what of it changed. */
    public Answer shown() {
        return shown;
    }

    /** Sends {@code form} as that component's script does, and answers what the components in {@code render} became. */
    public Answer send(String form, String source, String execute, String render, String... namesAndValues) {
        List<String> parameters = new ArrayList<>(List.of(
                "jakarta.faces.partial.ajax", "true",
                "jakarta.faces.source", source,
                "jakarta.faces.partial.execute", execute,
                "jakarta.faces.partial.render", render,
                form, form,
                "jakarta.faces.ViewState", state,
                "primefaces.nonce", nonce));
        parameters.addAll(Arrays.asList(namesAndValues));
        client.with("Faces-Request", "partial/ajax");
        shown = client.post(path, parameters.toArray(String[]::new));
        client.with("Faces-Request", null);
        return shown;
    }

    private String first(Pattern pattern) {
        Matcher found = pattern.matcher(shown.body());
        if (!found.find()) {
            throw new AssertionError(path + " is answered " + shown.status() + ": " + shown.body());
        }
        return found.group(1);
    }
}
