package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/** {@code /not-me/<code>}: asks whether to end a registration that somebody else made. Opening it changes nothing; its button does. */
@Named
@RequestScoped
public class NotMePage {

    @Inject
    NotMe notMe;

    @Inject
    Links link;

    @Inject
    @Param(name = "notme")
    String code;

    private NotMe.Found found;

    public void load() {
        if ("POST".equals(Faces.getRequest().getMethod())) {
            notMe.cancel(code);
            Redirect.to(link.to("/not-me", code));
            return;
        }
        found = notMe.find(code);
    }

    public String getCode() {
        return code;
    }

    public Meeting getMeeting() {
        return found.meeting();
    }

    public String getName() {
        return found.name();
    }

    /** Whether it can still be ended. */
    public boolean isLive() {
        return found.live();
    }
}
