package org.prachum.movingin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.prachum.identity.SignInNeeded;
import org.prachum.platform.files.SheetWriter;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Reader;
import org.prachum.tenancy.Here;

/** {@code /admin/moving-in/<move>/report}: the report of a move as a CSV file, in the reader's language. */
@WebServlet("/admin/moving-in/report")
public class MoveReportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient MovingIn movingIn;

    @Inject
    transient MoveReport report;

    @Inject
    transient Here here;

    @Inject
    transient Reader reader;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            UUID id = Ids.typed("move", request.getParameter("move"));
            Move move = movingIn.takeOut(id);
            List<Collision> collisions = movingIn.collisions(id, 0, MoveReport.PAGE);
            response.setContentType(SheetWriter.CSV);
            response.setHeader(
                    "Content-Disposition",
                    "attachment; filename=\"moving-in_" + LocalDate.ofInstant(move.getStartedAt(), here.getOrganization().getZone()) + ".csv\"");
            report.write(
                    response.getOutputStream(), move, collisions, first -> movingIn.notes(id, first, MoveReport.PAGE), reader.getLanguage());
        } catch (Missing | SignInNeeded nothingHere) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
