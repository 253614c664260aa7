package org.prachum.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.regex.Pattern;
import org.prachum.testing.Client.Answer;

/** What holds for every answer, whatever was asked: no mistake of ours, nothing of the inside, and all headers. */
final class Harmless {

    /** One name of an exception stands in every rich page: what its scripts do when the page has been open for too long. */
    private static final Pattern INSIDE = Pattern.compile("\\bat [a-z]+(\\.\\w+)+\\(|\\b(java|javax|jakarta|org|com|io|sun)\\.[\\w.]*"
            + "(?<!ViewExpired)(Exception|Error)\\b|PSQLException|SQLState|ERROR: |\\bUT0\\d{5}|RESTEASY\\d|WFLY[A-Z]+\\d|HHH\\d{6}|WildFly|Undertow|"
            + "(?i)\\b(select|insert into|update|delete from) \\w+[\\w., ]* (from|set|where|values)\\b");

    private static final List<String> SAID = List.of(
            "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy",
            "Cross-Origin-Resource-Policy", "Permissions-Policy", "Cache-Control");

    private Harmless() {}

    static void check(Answer answer, String what) {
        assertThat(answer.status()).as(what).isLessThan(500);
        tellsNothing(answer, what);
        saysItAll(answer, what);
    }

    /** Nothing of the inside. */
    static void tellsNothing(Answer answer, String what) {
        assertThat(INSIDE.matcher(answer.body()).results().map(found -> found.group()).toList()).as(what).isEmpty();
        assertThat(answer.header("Server") + answer.header("X-Powered-By")).as(what).isEmpty();
    }

    /** OWASP ASVS 5.0, V3.4 and V14.3.2: every header, one policy, and nothing for a cache that is not addressed by its content. */
    static void saysItAll(Answer answer, String what) {
        SAID.forEach(name -> assertThat(answer.header(name)).as(what + " says " + name).isNotEmpty());
        if (answer.header("Content-Type").startsWith("text/html") && !answer.body().isEmpty()) {
            saysPolicy(answer, what);
        }
        assertThat(answer.header("X-Content-Type-Options")).as(what).isEqualTo("nosniff");
        if (!answer.header("Cache-Control").contains("no-store")) {
            assertThat(answer.header("Set-Cookie")).as(what + " may be kept").isEmpty();
            assertThat(answer.header("Content-Type")).as(what + " may be kept").doesNotContain("html", "json", "csv");
        }
    }

    /** What a browser renders has one policy; what a script reads, or leads on, needs none. */
    private static void saysPolicy(Answer answer, String what) {
        String policy = answer.header("Content-Security-Policy");
        assertThat(policy).as(what).contains("default-src 'none'", "frame-ancestors '", "base-uri 'none'", "script-src 'self'");
        assertThat(policy.substring(policy.indexOf("script-src"))).as(what).matches("script-src 'self'( 'nonce-[A-Za-z0-9+/=_-]+')?;?");
    }

    /** RFC 9457, whole. */
    static JsonObject problem(Answer answer, String what) {
        assertThat(answer.header("Content-Type")).as(what).startsWith("application/problem+json");
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            JsonObject problem = reader.readObject();
            assertThat(problem.keySet()).as(what).containsExactlyInAnyOrder("type", "title", "status", "detail", "errors");
            assertThat(problem.getInt("status")).as(what).isEqualTo(answer.status());
            return problem;
        }
    }
}
