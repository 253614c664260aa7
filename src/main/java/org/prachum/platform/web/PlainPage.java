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
 * A page of one sentence, for answers given before Faces and any organization are there: no session, no cookie, no script. A program,
 * which asks below {@code /api/}, gets the same as a problem document (RFC 9457).
 */
@ApplicationScoped
public class PlainPage {

    @Inject
    Words words;

    /** Answers {@code <key>.title} and {@code <key>.text}, in the language the browser asks for. */
    public void answer(HttpServletRequest request, HttpServletResponse response, int status, String key)
            throws IOException {
        Language language = Language.of(request.getLocale().toLanguageTag()).orElse(Language.EN);
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

    private static byte[] page(Language language, String title, String text) {
        return """
                <!DOCTYPE html>
                <html lang="%1$s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>%2$s</title></head>
                <body><main><h1>%2$s</h1><p>%3$s</p></main></body></html>
                """
                .formatted(language.getTag(), escape(title), escape(text))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
