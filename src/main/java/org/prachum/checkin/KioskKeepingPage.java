package org.prachum.checkin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.files.QrCode;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.tenancy.Here;

/** {@code /organizer/meeting/<n>/kiosk}: the devices at a meeting's door. */
@Named
@RequestScoped
public class KioskKeepingPage {

    @Inject
    KioskKeeping kiosks;

    @Inject
    Links link;

    @Inject
    Here here;

    @Inject
    @Param
    String meeting;

    @Inject
    @Param
    String open;

    @Inject
    @Param
    String greets;

    @Inject
    @Param
    String end;

    private Meeting shown;
    private List<KioskKeeping.Open> opened;

    public void load() {
        shown = kiosks.meeting(MeetingNumber.of(meeting));
        if ("POST".equals(Faces.getRequest().getMethod())) {
            if (end != null) {
                kiosks.end(shown.getNumber(), Ids.typed("kiosk", end));
            } else if (open != null) {
                kiosks.open(shown.getNumber(), greets != null);
            }
            Redirect.to(link.to("/organizer/meeting", shown.getNumber(), "kiosk"));
            return;
        }
        opened = kiosks.opened(shown.getNumber());
    }

    public Meeting getMeeting() {
        return shown;
    }

    public List<KioskKeeping.Open> getOpened() {
        return opened;
    }

    /** What is opened on the device. */
    public String address(String code) {
        return here.link("/kiosk/" + code).toString();
    }

    /** The same for the device's camera. */
    public String qrCode(String code) {
        return QrCode.of(address(code)).svg();
    }
}
