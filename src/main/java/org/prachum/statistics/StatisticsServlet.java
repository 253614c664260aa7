package org.prachum.statistics;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.prachum.identity.SignInNeeded;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.files.SheetWriter;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.Here;

/** The table under a chart as a CSV file: of one meeting, or of the organization for the same days as its page. */
@WebServlet({"/admin/statistics/export", "/organizer/meeting/statistics/export"})
public class StatisticsServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient OrganizationStatistics organization;

    @Inject
    transient MeetingStatistics meetings;

    @Inject
    transient Charts charts;

    @Inject
    transient Here here;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Chart> chart;
        try {
            chart = charts.of(figures(request), request.getParameter("chart"));
        } catch (Missing | SignInNeeded nothingHere) {
            chart = Optional.empty();
        }
        if (chart.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType(SheetWriter.CSV);
        response.setHeader("Content-Disposition", "attachment; filename=\"statistics_" + chart.get().key() + ".csv\"");
        SheetWriter.csv(response.getOutputStream(), chart.get().headings(), chart.get().rows());
    }

    private Figures figures(HttpServletRequest request) {
        if (request.getServletPath().startsWith("/organizer")) {
            return meetings.of(MeetingNumber.of(request.getParameter("meeting"))).figures();
        }
        LocalDate today = LocalDate.ofInstant(clock.instant(), here.getOrganization().getZone());
        return organization.of(Span.typed(request.getParameter("from"), request.getParameter("until"), today));
    }
}
