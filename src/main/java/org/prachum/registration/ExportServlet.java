package org.prachum.registration;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.prachum.identity.SignInNeeded;
import org.prachum.meetings.FormQuestion;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.files.SheetWriter;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.Here;

/**
 * A meeting's list as a file, in the organization's local time. At document 000's addresses its headings, columns and file names stand
 * to the letter; elsewhere the headings are in the reader's language.
 */
@WebServlet({"/organizer/meeting/export", "/admin/registrations/export", "/registrations/export"})
public class ExportServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss");
    @Inject
    transient RosterKeeping roster;

    @Inject
    transient RosterSheet sheet;

    @Inject
    transient Here here;

    @Inject
    transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String format = request.getParameter("format") == null ? "csv" : request.getParameter("format");
        boolean xlsx = format.equals("excel") || format.equals("xlsx");
        if (!xlsx && !format.equals("csv")) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            int number = MeetingNumber.of(request.getParameter("meeting"));
            Meeting meeting = roster.takeOut(number, xlsx ? "xlsx" : "csv");
            write(meeting, columns(request.getServletPath()), xlsx, response);
        } catch (Missing | SignInNeeded nothingHere) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private RosterSheet.Columns columns(String path) {
        return switch (path) {
            case "/admin/registrations/export" -> RosterSheet.Columns.ADMIN_000;
            case "/organizer/meeting/export" -> RosterSheet.Columns.ORGANIZER_000;
            default -> RosterSheet.Columns.READERS;
        };
    }

    private void write(Meeting meeting, RosterSheet.Columns columns, boolean xlsx, HttpServletResponse response)
            throws IOException {
        response.setContentType(xlsx ? SheetWriter.XLSX : SheetWriter.CSV);
        response.setHeader("Content-Disposition", disposition(name(meeting, columns) + (xlsx ? ".xlsx" : ".csv")));
        List<FormQuestion> asked = roster.asked(meeting.getNumber());
        List<String> headings = sheet.headings(columns, xlsx, asked);
        Iterable<List<Object>> rows = sheet.rows(meeting.getNumber(), columns, asked);
        if (xlsx) {
            SheetWriter.xlsx(response.getOutputStream(), sheet.title(columns), headings, rows);
        } else {
            SheetWriter.csv(response.getOutputStream(), headings, rows);
        }
    }

    private String name(Meeting meeting, RosterSheet.Columns columns) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), here.getOrganization().getZone());
        if (columns == RosterSheet.Columns.ADMIN_000) {
            return "registrations_" + meeting.getNumber() + "_" + STAMP.format(now);
        }
        String topic = meeting.getTopic().replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "_");
        return "registrations_" + topic.substring(0, Math.min(60, topic.length())) + "_"
                + meeting.getStartsAt().atZone(here.getOrganization().getZone()).toLocalDate();
    }

    /** Both ways to name a file (RFC 6266, section 4.3): what any client reads, and the name as it is. */
    private static String disposition(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9.-]+", "_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''"
                + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
