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
import org.prachum.platform.web.Links;
import org.prachum.registration.Registration;

/**
 * {@code /organizer/meeting/<n>/sign-in-sheet.pdf} and {@code …/badges.pdf}, of all who have a seat or, with {@code registration} once or
 * several times, of these. Where names have letters that our fonts do not have, {@link PrintPage} says so first, unless it is {@code anyway}.
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

    @Inject
    transient Links link;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean badge = request.getServletPath().endsWith("/badges");
        String file = badge ? "badges" : "sign-in-sheet";
        try {
            int number = MeetingNumber.of(request.getParameter("meeting"));
            List<UUID> ids = ids(request);
            if (request.getParameter("anyway") == null && !printing.unprintable(number, ids).isEmpty()) {
                response.setStatus(HttpServletResponse.SC_FOUND);
                response.setHeader("Location", PrintPage.address(link, number, file, ids));
                return;
            }
            Meeting meeting = printing.takeOut(number, file);
            Iterable<Registration> people = ids.isEmpty() ? () -> new Pages(number) : printing.among(number, ids);
            try (PdfFile pdf = badge ? badges.draw(meeting, people) : sheet.draw(meeting, people)) {
                response.setContentType(PdfFile.TYPE);
                response.setHeader("Content-Disposition", "inline; filename=\"" + file + "-" + meeting.getNumber() + ".pdf\"");
                pdf.write(response.getOutputStream());
            }
        } catch (Missing | SignInNeeded nothingHere) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** Whom it is of; none for everybody. */
    private static List<UUID> ids(HttpServletRequest request) {
        String[] chosen = request.getParameterValues("registration");
        return chosen == null
                ? List.of()
                : Arrays.stream(chosen).limit(MOST_CHOSEN).map(id -> Ids.typed("registration", id)).toList();
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
