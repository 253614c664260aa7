package org.prachum.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A page of one sentence, for answers given before Faces and any organization are there: no session, no cookie, no script. */
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
        response.setContentType("text/html;charset=UTF-8");
        byte[] html = """
                <!DOCTYPE html>
                <html lang="%1$s"><head><meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1"><title>%2$s</title></head>
                <body><main><h1>%2$s</h1><p>%3$s</p></main></body></html>
                """
                .formatted(
                        language.getTag(),
                        escape(words.say(language, key + ".title")),
                        escape(words.say(language, key + ".text")))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
