package org.prachum.audit;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.prachum.identity.SignInNeeded;
import org.prachum.platform.files.SheetWriter;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.Here;

/** {@code /admin/audit/export/<csv|xlsx>}: what the page shows under the same parameters, as a file in the organization's local time. */
@WebServlet("/admin/audit/export")
public class AuditExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient AuditTrail trail;

    @Inject
    transient AuditSheet sheet;

    @Inject
    transient Here here;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String format = request.getParameter("format");
        if (!"csv".equals(format) && !"xlsx".equals(format)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            trail.takeOut(format);
        } catch (Missing | SignInNeeded nothingHere) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        write(filter(request), format, response);
    }

    private void write(AuditFilter filter, String format, HttpServletResponse response) throws IOException {
        boolean xlsx = "xlsx".equals(format);
        response.setContentType(xlsx ? SheetWriter.XLSX : SheetWriter.CSV);
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"audit_" + LocalDate.ofInstant(clock.instant(), zone()) + "." + format + "\"");
        if (xlsx) {
            SheetWriter.xlsx(response.getOutputStream(), sheet.title(), sheet.headings(), sheet.rows(filter));
        } else {
            SheetWriter.csv(response.getOutputStream(), sheet.headings(), sheet.rows(filter));
        }
    }

    private AuditFilter filter(HttpServletRequest request) {
        return AuditFilter.typed(
                request.getParameter("person"),
                request.getParameter("verb"),
                request.getParameter("text"),
                request.getParameter("from"),
                request.getParameter("until"),
                zone());
    }

    private ZoneId zone() {
        return here.getOrganization().getZone();
    }
}
