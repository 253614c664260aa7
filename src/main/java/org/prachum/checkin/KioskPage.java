package org.prachum.checkin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.platform.problem.Invalid;
import org.prachum.registration.Probing;

/**
 * {@code /kiosk/<code>}: one device, many people in a row. What somebody is told is the answer to their post and has no address of its
 * own, so that nobody after them finds it in the device's history. It keeps nothing of them, and the next may come at once.
 */
@Named
@RequestScoped
public class KioskPage {

    @Inject
    SelfCheckIn desk;

    @Inject
    Probing probing;

    @Inject
    Notices notices;

    @Inject
    @Param(name = "kiosk")
    String code;

    @Inject
    @Param(name = "emp_id")
    String who;

    private SelfCheckIn.Stand stand;
    private Notices.Notice notice;

    public void load() {
        Faces.getResponse().setHeader("Permissions-Policy", CheckInPage.CAMERA);
        stand = desk.stand(code);
        if (!stand.open()) {
            Faces.getResponse().setStatus(HttpServletResponse.SC_GONE);
            return;
        }
        if ("POST".equals(Faces.getRequest().getMethod())) {
            notice = notices.toThemselves(answer(), stand.greets(), who);
        }
    }

    /** What cannot be a number counts like one of somebody who is not on the list. */
    private Answer answer() {
        String client = Probing.at(stand.id().toString(), Faces.getRequest().getRemoteAddr());
        probing.admit(client, who);
        try {
            Answer answer = desk.come(code, who);
            if (answer.verdict() == Verdict.UNKNOWN) {
                probing.missed(client, who);
            }
            return answer;
        } catch (Invalid malformed) {
            probing.missed(client, who);
            throw malformed;
        }
    }

    public Meeting getMeeting() {
        return stand.meeting();
    }

    public boolean isOpen() {
        return stand.open();
    }

    public String getCode() {
        return code;
    }

    public Notices.Notice getNotice() {
        return notice;
    }
}
