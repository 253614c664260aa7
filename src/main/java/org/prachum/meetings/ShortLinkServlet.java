package org.prachum.meetings;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Links;

/**
 * {@code /M/<number>/<KEY>}: what the QR code of a private meeting says ({@link MeetingLinks#inCode}), and leads to its registration page.
 * Whether the key opens the meeting is that page's business.
 */
@WebServlet("/meeting/short")
public class ShortLinkServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Links link;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            int number = MeetingNumber.of(request.getParameter("meeting"));
            String key = String.valueOf(request.getParameter("key")).toLowerCase(Locale.ROOT);
            if (!key.matches("[0-9a-z]{1,100}")) {
                throw new Missing("a meeting with such a key");
            }
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", link.to("/submit", number) + "?key=" + key);
        } catch (Missing missing) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
