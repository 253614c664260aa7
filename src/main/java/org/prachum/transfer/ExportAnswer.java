package org.prachum.transfer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An export as an answer that a browser saves. */
final class ExportAnswer {

    private ExportAnswer() {}

    static void send(Snapshot snapshot, HttpServletResponse response) throws IOException {
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + snapshot.organization().getSubdomain() + ".zip\"");
        response.setHeader("Cache-Control", "no-store");
        snapshot.writeTo(response.getOutputStream());
    }
}
