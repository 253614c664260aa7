package org.prachum.meetings;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.prachum.meetings.QrCodes.Kind;
import org.prachum.platform.problem.Missing;

/** {@code /meeting/<number>/qrcode/download}: the QR code as a file, PNG as document 000 has it or, with {@code format=svg}, SVG. */
@WebServlet("/meeting/qrcode.png")
public class QrCodeServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Posters posters;

    @Inject
    transient MeetingLinks links;

    @Inject
    transient QrCodes codes;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Meeting meeting;
        try {
            meeting = posters.seen(MeetingNumber.of(request.getParameter("meeting")), request.getParameter("key"));
        } catch (Missing missing) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Kind kind = "svg".equals(request.getParameter("format")) ? Kind.SVG : Kind.PNG;
        byte[] code = codes.of(links.inCode(meeting), kind);
        String file = "qrcode_meeting_" + meeting.getNumber() + "." + kind.name().toLowerCase(Locale.ROOT);
        response.setContentType(kind.mediaType());
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        response.setHeader("Cache-Control", "private, no-cache");
        response.setContentLength(code.length);
        response.getOutputStream().write(code);
    }
}
