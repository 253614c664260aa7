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
 * <p>A mail program turns them off by one POST, without opening the page, as a form or in parts (RFC 8058, section 3.2); it is answered with
 * the page, for it follows no redirect. What comes from the page's own buttons says so.
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
    @Param
    String off;

    private RemindersOff.Choice choice;

    public void load() {
        if ("POST".equals(Faces.getRequest().getMethod())) {
            if (again == null) {
                reminders.turnOff(code);
            } else {
                reminders.turnOn(code);
            }
            if (off != null || again != null) {
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
