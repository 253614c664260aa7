package org.prachum.registration;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.prachum.platform.files.CalendarFeed;
import org.prachum.platform.files.CalendarFile;
import org.prachum.platform.problem.Missing;

/**
 * {@code /calendar.ics}: the organization's public meetings; {@code /calendar/<code>.ics}: one person's own. Calendars read them again
 * and again, so what has not changed is not sent twice.
 *
 * <p>There is no {@code Last-Modified}: a meeting that is gone leaves nothing behind whose time could be told.
 */
@WebServlet({"/calendar.ics", "/own-calendar.ics"})
public class FeedServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String FOR_EVERYBODY = "public, max-age=300";
    private static final String FOR_ONE = "private, max-age=300";

    @Inject
    transient Feeds feeds;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if ("/calendar.ics".equals(request.getServletPath())) {
                answer(request, response, feeds.ofOrganization(), FOR_EVERYBODY);
            } else {
                answer(request, response, feeds.ofPerson(request.getParameter("calendar")), FOR_ONE);
            }
        } catch (Missing none) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, CalendarFeed feed, String caching)
            throws IOException {
        // Weak: the same events, but stamped with the moment at which they are written.
        CalendarFeed.Written written = feed.written();
        String tag = "W/\"" + written.tag() + "\"";
        response.setHeader("ETag", tag);
        response.setHeader("Cache-Control", caching);
        String known = request.getHeader("If-None-Match");
        if (known != null && (known.equals("*") || known.contains('"' + written.tag() + '"'))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] content = written.bytes();
        response.setContentType(CalendarFile.MEDIA_TYPE + ";charset=UTF-8");
        response.setHeader("Content-Disposition", "inline; filename=\"calendar.ics\"");
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
