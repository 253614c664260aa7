package org.prachum.registration;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.prachum.platform.files.CalendarFile;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Reader;

/** {@code /ticket/<ticket>/calendar}: the meeting as a calendar takes it; called off once the place or the meeting is, none without a seat. */
@WebServlet("/ticket.ics")
public class TicketCalendar extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Attending attending;

    @Inject
    transient Calendars calendars;

    @Inject
    transient Reader reader;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Ticket ticket = attending.ticket(request.getParameter("ticket"));
            if (ticket.isWaiting() || ticket.isOffered()) {
                throw new Missing("a seat");
            }
            boolean off = !ticket.valid() || ticket.meeting().isCancelled();
            CalendarFile.Method method = off ? CalendarFile.Method.CANCEL : CalendarFile.Method.PUBLISH;
            byte[] content = calendars
                    .of(ticket.registration(), ticket.changes(), ticket.valid(), ticket.meeting(), reader.getLanguage(), Optional.empty())
                    .content(method);
            response.setContentType(CalendarFile.MEDIA_TYPE + ";charset=UTF-8;method=" + method);
            response.setHeader(
                    "Content-Disposition", "attachment; filename=\"meeting-" + ticket.meeting().getNumber() + ".ics\"");
            response.setContentLength(content.length);
            response.getOutputStream().write(content);
        } catch (Missing none) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
