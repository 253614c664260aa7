package org.prachum.transfer;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.problem.TooOften;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.PlainPage;

/** {@code POST /operator/export.zip}, {@code organization=<id>}: the same for an operator, of any organization, also of one that has left. */
@WebServlet("/operator/export.zip")
public class OperatorExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Moves moves;

    @Inject
    transient PlainPage plainPage;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            moves.takeOut(Ids.typed("organization", request.getParameter("organization")), snapshot -> send(snapshot, response));
        } catch (Missing none) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } catch (TooOften busy) {
            ExportAnswer.refuse(busy, plainPage, request, response);
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void send(Snapshot snapshot, HttpServletResponse response) {
        try {
            ExportAnswer.send(snapshot, response);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
