package org.prachum.checkin;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.prachum.identity.SignInNeeded;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.files.PdfFile;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Ids;
import org.prachum.registration.Registration;

/**
 * {@code /organizer/meeting/<n>/sign-in-sheet.pdf} and {@code …/badges.pdf}, of all who have a seat or, with {@code registration} once or
 * several times, of these.
 */
@WebServlet({"/organizer/meeting/sign-in-sheet", "/organizer/meeting/badges"})
public class PrintServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final int MOST_CHOSEN = 500;

    @Inject
    transient Printing printing;

    @Inject
    transient SignInSheet sheet;

    @Inject
    transient Badges badges;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean badge = request.getServletPath().endsWith("/badges");
        String file = badge ? "badges" : "sign-in-sheet";
        try {
            Meeting meeting = printing.takeOut(MeetingNumber.of(request.getParameter("meeting")), file);
            Iterable<Registration> people = chosen(request, meeting);
            try (PdfFile pdf = badge ? badges.draw(meeting, people) : sheet.draw(meeting, people)) {
                response.setContentType(PdfFile.TYPE);
                response.setHeader("Content-Disposition", "inline; filename=\"" + file + "-" + meeting.getNumber() + ".pdf\"");
                pdf.write(response.getOutputStream());
            }
        } catch (Missing | SignInNeeded nothingHere) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private Iterable<Registration> chosen(HttpServletRequest request, Meeting meeting) {
        String[] chosen = request.getParameterValues("registration");
        if (chosen == null) {
            return () -> new Pages(meeting.getNumber());
        }
        List<UUID> ids = Arrays.stream(chosen).limit(MOST_CHOSEN).map(id -> Ids.typed("registration", id)).toList();
        return printing.among(meeting.getNumber(), ids);
    }

    /** Everybody, read page by page so that a long list needs no more memory than a short one. */
    private final class Pages implements Iterator<Registration> {

        private static final int PAGE = 1_000;

        private final int meeting;
        private Iterator<Registration> page = List.<Registration>of().iterator();
        private Registration last;
        private boolean more = true;

        Pages(int meeting) {
            this.meeting = meeting;
        }

        @Override
        public boolean hasNext() {
            if (!page.hasNext() && more) {
                List<Registration> next = printing.bySection(meeting, last, PAGE);
                more = next.size() == PAGE;
                page = next.iterator();
            }
            return page.hasNext();
        }

        @Override
        public Registration next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            last = page.next();
            return last;
        }
    }
}
