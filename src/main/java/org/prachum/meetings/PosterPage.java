package org.prachum.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.time.ZoneId;
import org.omnifaces.cdi.Param;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;

/** {@code /organizer/meeting/<number>/poster}: to be printed on A4. */
@Named
@RequestScoped
public class PosterPage {

    @Inject
    Organizing organizing;

    @Inject
    MeetingLinks links;

    @Inject
    Links link;

    @Inject
    Reader reader;

    @Inject
    @Param
    String meeting;

    private Meeting shown;

    public void load() {
        shown = organizing.find(MeetingNumber.of(meeting)).meeting();
    }

    public Meeting getMeeting() {
        return shown;
    }

    /** From when to when; with the days where it ends on another. */
    public String getHours() {
        ZoneId zone = reader.getZone();
        boolean oneDay = shown.getStartsAt().atZone(zone).toLocalDate().equals(shown.getEndsAt().atZone(zone).toLocalDate());
        return oneDay
                ? reader.getSay().time(shown.getStartsAt()) + "–" + reader.getSay().time(shown.getEndsAt())
                : reader.getSay().range(shown.getStartsAt(), shown.getEndsAt());
    }

    /** The address for those who cannot scan; null for a private meeting, whose key nobody would type. */
    public String getAddress() {
        URI address = links.registration(shown);
        return shown.isPrivate() ? null : address.getAuthority() + address.getPath();
    }

    public String getCode() {
        return link.to("/meeting", shown.getNumber(), "qrcode", "download") + "?format=svg";
    }
}
