package org.prachum.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.prachum.platform.web.Links;

/** {@code /meeting/<number>/qrcode} */
@Named
@RequestScoped
public class QrCodePage {

    @Inject
    Posters posters;

    @Inject
    MeetingLinks links;

    @Inject
    Links link;

    @Inject
    @Param
    String meeting;

    @Inject
    @Param
    String key;

    private Meeting shown;

    public void load() {
        shown = posters.seen(MeetingNumber.of(meeting), key);
    }

    public Meeting getMeeting() {
        return shown;
    }

    /** What the code says. */
    public String getLink() {
        return links.registration(shown).toString();
    }

    public String getPng() {
        return download("png");
    }

    public String getSvg() {
        return download("svg");
    }

    private String download(String format) {
        String opened = shown.isPrivate() ? "&key=" + shown.getAccessKey() : "";
        return link.to("/meeting", shown.getNumber(), "qrcode", "download") + "?format=" + format + opened;
    }
}
