package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/**
 * {@code /reminders/<code>}: turning reminders off and on again.
 *
 * <p>A mail program turns them off by one POST, without opening the page (RFC 8058); it is answered with the page, for it follows no
 * redirect.
 */
@Named
@RequestScoped
public class RemindersPage {

    @Inject
    RemindersOff reminders;

    @Inject
    Links link;

    @Inject
    @Param(name = "reminders")
    String code;

    @Inject
    @Param
    String again;

    @Inject
    @Param(name = "List-Unsubscribe")
    String oneClick;

    private RemindersOff.Choice choice;

    public void load() {
        if ("POST".equals(Faces.getRequest().getMethod())) {
            if (again == null) {
                reminders.turnOff(code);
            } else {
                reminders.turnOn(code);
            }
            if (oneClick == null) {
                Redirect.to(link.to("/reminders", code));
                return;
            }
        }
        choice = reminders.choice(code);
    }

    public String getCode() {
        return code;
    }

    public boolean isOn() {
        return choice.on();
    }

    public String getMaskedEmail() {
        return choice.maskedEmail();
    }
}
