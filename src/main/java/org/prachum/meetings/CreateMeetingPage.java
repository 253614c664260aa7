package org.prachum.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/** {@code /organizer/meeting/create}, and {@code ?like=<number>} for one like another, a week later. */
@Named
@RequestScoped
public class CreateMeetingPage {

    @Inject
    Organizing organizing;

    @Inject
    Links link;

    @Inject
    @Param
    String like;

    private MeetingForm form;

    public void load() {
        if (!"POST".equals(Faces.getRequest().getMethod())) {
            form = like == null ? organizing.blank() : organizing.another(MeetingNumber.of(like));
            return;
        }
        form = MeetingForm.typed(Faces::getRequestParameter);
        int number = organizing.announce(form).getNumber();
        Redirect.to(link.to("/organizer/meeting", number, "edit") + "?done=announced");
    }

    public Map<String, String> getForm() {
        return form.fields();
    }
}
