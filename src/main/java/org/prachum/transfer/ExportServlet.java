package org.prachum.transfer;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.prachum.identity.ProofNeeded;
import org.prachum.platform.problem.TooOften;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.PlainPage;

/** {@code POST /admin/export.zip}: everything of the organization, written while it is downloaded. */
@WebServlet("/admin/export.zip")
public class ExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Exports exports;

    @Inject
    transient Leaving leaving;

    @Inject
    transient Links link;

    @Inject
    transient PlainPage plainPage;

    /** The moment of the export is before it is noted, so that the file is that of what there was. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (Snapshot snapshot = exports.open()) {
            leaving.takeOut();
            ExportAnswer.send(snapshot, response);
        } catch (ProofNeeded stale) {
            response.setStatus(HttpServletResponse.SC_FOUND);
            response.setHeader("Location", link.to("/admin/export"));
        } catch (TooOften busy) {
            ExportAnswer.refuse(busy, plainPage, request, response);
        }
    }
}
