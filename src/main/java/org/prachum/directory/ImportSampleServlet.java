package org.prachum.directory;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.prachum.identity.SignInNeeded;
import org.prachum.platform.files.SheetWriter;
import org.prachum.platform.problem.Missing;

/** {@code /admin/import/sample}: the file of {@link ImportSample} as a workbook. */
@WebServlet("/admin/import/sample")
public class ImportSampleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient ImportSample sample;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<List<String>> rows;
        try {
            rows = sample.rows();
        } catch (Missing | SignInNeeded nothingHere) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(SheetWriter.XLSX);
        response.setHeader("Content-Disposition", "attachment; filename=\"employees.xlsx\"");
        SheetWriter.xlsx(response.getOutputStream(), sample.title(), sample.headings(), rows);
    }
}
