package org.prachum.privacy;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.prachum.identity.SignInNeeded;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Missing;

/** {@code /admin/privacy/person/export?who=…}: what is known of one person, as a ZIP file of JSON for programs and HTML for people. */
@WebServlet("/admin/privacy/person/export")
public class PersonExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient PersonKeeping keeping;

    @Inject
    transient Asked asked;

    @Inject
    transient PersonFile file;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<Holding, List<String>> copies;
        try {
            String who = request.getParameter("who");
            Person person = asked.person(who == null ? "" : who, request.getParameter("alone")).orElseThrow(() -> new Missing("one person"));
            copies = keeping.takeOut(person);
        } catch (Missing | SignInNeeded | Invalid nothingHere) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"person.zip\"");
        response.setHeader("Cache-Control", "no-store");
        file.write(copies, response.getOutputStream());
    }
}
