package org.prachum.identity;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.prachum.platform.web.BrowserToken;

/**
 * {@code /auth/check-email-status}: document 000's pages ask it while somebody waits for a code. It answers for the asking browser alone:
 * {@code no_job} where it asked for no code, {@code finished} where it did, {@code not_found} once that code is good for nothing.
 *
 * <p>An address that nobody has is answered the same, so nothing is said here of whether the mail was sent, or could be.
 */
@WebServlet("/auth/check-email-status")
public class MailStatusServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient OneTimeCodes codes;

    @Inject
    transient BrowserToken browser;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        OneTimeCodes.Waiting waiting = browser.held().map(codes::waiting).orElse(OneTimeCodes.Waiting.FOR_NOTHING);
        byte[] json = answer(waiting).toString().getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }

    private static JsonObject answer(OneTimeCodes.Waiting waiting) {
        return switch (waiting) {
            case FOR_NOTHING -> Json.createObjectBuilder().add("status", "no_job").build();
            case FOR_A_CODE -> Json.createObjectBuilder().add("status", "finished").add("result", true).build();
            case NO_MORE -> Json.createObjectBuilder().add("status", "not_found").build();
        };
    }
}
