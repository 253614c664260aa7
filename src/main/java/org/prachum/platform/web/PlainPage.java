package org.prachum.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A page of one sentence, for answers given before Faces and any organization are there: no session, no cookie, no script. It looks like
 * every other, in the colours of the host where the host is somebody's. A program, which asks below {@code /api/}, gets the same as a
 * problem document (RFC 9457).
 */
@ApplicationScoped
public class PlainPage {

    @Inject
    Words words;

    @Inject
    Assets assets;

    @Inject
    HostLook host;

    @Inject
    Visit visit;

    /**
     * Answers {@code <key>.title} and {@code <key>.text}, in the language that was chosen in this browser, or the host's; at nobody's host in
     * the one that the browser asks for.
     */
    public void answer(HttpServletRequest request, HttpServletResponse response, int status, String key)
            throws IOException {
        Language language = LanguageFilter.remembered(request)
                .or(host::language)
                .or(() -> Language.of(request.getLocale().toLanguageTag()))
                .orElse(Language.EN);
        SecurityHeadersFilter.write(response);
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        String title = words.say(language, key + ".title");
        String text = words.say(language, key + ".text");
        byte[] content = isOfTheWire(request) ? problem(key, title, status, text) : page(language, title, text);
        response.setContentType(isOfTheWire(request) ? "application/problem+json" : "text/html;charset=UTF-8");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    /** Answers what the request has failed with. */
    public void answerError(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? code
                : HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
        answer(request, response, status, key(status));
    }

    private static String key(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> "platform.error404";
            case HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE -> "platform.error413";
            default -> status < HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? "platform.error400" : "platform.error500";
        };
    }

    /** Whether a program asked, also where its request has become an error by now. */
    static boolean isOfTheWire(HttpServletRequest request) {
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String asked = failed == null ? request.getRequestURI() : failed.toString();
        String root = request.getContextPath();
        return (asked.startsWith(root) ? asked.substring(root.length()) : asked).startsWith("/api/");
    }

    private static byte[] problem(String key, String title, int status, String detail) {
        return Json.createObjectBuilder()
                .add("type", "/problems/" + key)
                .add("title", title)
                .add("status", status)
                .add("detail", detail)
                .add("errors", Json.createArrayBuilder())
                .build()
                .toString()
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] page(Language language, String title, String text) {
        return """
                <!DOCTYPE html>
                <html lang="%1$s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark"><title>%2$s</title>
                <link rel="icon" href="%4$s">
                %5$s</head>
                <body>%7$s<main><div class="sheet done"><h1>%2$s</h1><p>%3$s</p>%6$s</div></main></body></html>
                """
                .formatted(language.getTag(), escape(title), escape(text), escape(assets.get("favicon.png")), sheets(), wayOut(language), head(language))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String sheets() {
        return sheet(assets.get("tokens.css"))
                + host.colours().map(colours -> sheet(visit.root() + colours)).orElse("")
                + sheet(assets.get("lean.css"));
    }

    private static String sheet(String address) {
        return "<link rel=\"stylesheet\" href=\"" + escape(address) + "\">\n";
    }

    private String head(Language language) {
        String name = host.name().orElseGet(() -> words.say(language, "platform.product"));
        return "<header class=\"top\"><div><span class=\"mark\" aria-hidden=\"true\">" + escape(language.initial(name))
                + "</span><span class=\"org\">" + escape(name) + "</span></div></header>";
    }

    private String wayOut(Language language) {
        return host.isOpen()
                ? "<a class=\"go\" href=\"" + escape(visit.root()) + "/\">" + escape(words.say(language, "platform.errorHome")) + "</a>"
                : "";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
