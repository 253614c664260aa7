package org.prachum.registration;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.prachum.platform.files.CalendarFile;
import org.prachum.platform.problem.Missing;
import org.prachum.tenancy.Here;

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
    private static final Pattern GZIP = Pattern.compile("(?i)(?:^|,)\\s*gzip\\s*(?:,|$|;\\s*q\\s*=\\s*(?:1|0\\.\\d*[1-9]))");

    @Inject
    transient Feeds feeds;

    @Inject
    transient FeedCache cache;

    @Inject
    transient Here here;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if ("/calendar.ics".equals(request.getServletPath())) {
                answer(request, response, cache.of(here.id(), feeds::ofOrganization), FOR_EVERYBODY);
            } else {
                String code = request.getParameter("calendar");
                answer(request, response, FeedCache.Sent.of(feeds.ofPerson(code).written()), FOR_ONE);
            }
        } catch (Missing none) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void answer(HttpServletRequest request, HttpServletResponse response, FeedCache.Sent feed, String caching)
            throws IOException {
        // Weak: the same events, but stamped with the moment at which they are written, and packed or not.
        response.setHeader("ETag", "W/\"" + feed.tag() + "\"");
        response.setHeader("Cache-Control", caching);
        response.addHeader("Vary", "Accept-Encoding");
        String known = request.getHeader("If-None-Match");
        if (known != null && (known.equals("*") || known.contains('"' + feed.tag() + '"'))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(CalendarFile.MEDIA_TYPE + ";charset=UTF-8");
        response.setHeader("Content-Disposition", "inline; filename=\"calendar.ics\"");
        byte[] content = feed.bytes();
        if (unpacks(request.getHeader("Accept-Encoding"))) {
            response.setHeader("Content-Encoding", "gzip");
            content = feed.packed();
        }
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }

    /** Whether gzip is among what the reader takes, and not as what it does not (RFC 9110, section 12.5.3). */
    private static boolean unpacks(String accepted) {
        return accepted != null && GZIP.matcher(accepted).find();
    }
}
