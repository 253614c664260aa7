package org.prachum.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.prachum.testing.Client.Answer;

/** What a page says of the mistakes of a form: in its title, in the summary that has the focus, and beside each field. */
public final class Summary {

    private static final Pattern LINKS = Pattern.compile("<li><a href=\"#([^\"]+)\">([^<]+)</a></li>");

    private Summary() {}

    /** The fields must all be named, in that order and once, and each must be there with its message. */
    public static void mustName(Answer page, String... fields) {
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.between("<title>", "</title>")).startsWith("Error: ");
        String summary = page.between("<div class=\"notice bad problems\"", "</div>");
        assertThat(summary).contains("role=\"alert\"", "tabindex=\"-1\"", "autofocus=\"autofocus\"");
        assertThat(LINKS.matcher(summary).results().map(link -> link.group(1))).as(summary).containsExactly(fields);
        for (String field : fields) {
            assertThat(page.body()).contains(" id=\"" + field + "\"");
            assertThat(count(page.body(), "id=\"" + field + "-error\"")).as("messages beside " + field).isEqualTo(1);
        }
    }

    /** What the links say. */
    public static List<String> sentences(Answer page) {
        return LINKS.matcher(page.body()).results().map(link -> link.group(2)).toList();
    }

    private static int count(String text, String part) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
