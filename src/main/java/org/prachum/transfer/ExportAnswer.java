package org.prachum.transfer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.prachum.platform.problem.TooOften;
import org.prachum.platform.web.PlainPage;

/** An export as an answer that a browser saves. */
final class ExportAnswer {

    private ExportAnswer() {}

    static void send(Snapshot snapshot, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + snapshot.organization().getSubdomain() + ".zip\"");
        response.setHeader("Cache-Control", "no-store");
        snapshot.writeTo(response.getOutputStream());
    }

    /** Too many are being written. */
    static void refuse(TooOften busy, PlainPage plainPage, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", String.valueOf(busy.seconds()));
        plainPage.answer(request, response, busy.status(), "transfer.busy");
    }
}
