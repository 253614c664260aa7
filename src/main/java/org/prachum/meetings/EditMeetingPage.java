package org.prachum.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Set;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/** {@code /organizer/meeting/<number>/edit}: the form of a meeting, and what else one does with it. */
@Named
@RequestScoped
public class EditMeetingPage {

    private static final Set<String> DONE = Set.of("announced", "saved", "closed", "reopened", "cancelled");

    @Inject
    Organizing organizing;

    @Inject
    Links link;

    @Inject
    @Param
    String meeting;

    @Inject
    @Param
    String action;

    @Inject
    @Param
    String version;

    @Inject
    @Param
    String done;

    private MeetingRow row;
    private MeetingForm form;

    public void load() {
        int number = MeetingNumber.of(meeting);
        row = organizing.find(number);
        form = organizing.form(row.meeting());
        if ("POST".equals(Faces.getRequest().getMethod())) {
            Redirect.to(act(number));
        }
    }

    /** The meeting as it is now, whatever was typed. */
    public MeetingRow getRow() {
        return row;
    }

    public Map<String, String> getForm() {
        return form.fields();
    }

    /** What was done just now, or null. */
    public String getDone() {
        return done != null && DONE.contains(done) ? done : null;
    }

    /** Where one goes after that. */
    private String act(int number) {
        return switch (action == null ? "save" : action) {
            case "close" -> {
                organizing.close(number);
                yield backWith("closed");
            }
            case "reopen" -> {
                organizing.reopen(number);
                yield backWith("reopened");
            }
            case "cancel" -> {
                organizing.cancel(number);
                yield backWith("cancelled");
            }
            case "delete" -> {
                organizing.delete(number);
                yield link.to("/organizer/");
            }
            default -> {
                save(number);
                yield backWith("saved");
            }
        };
    }

    /** Our form says what its editor saw. Document 000's says nothing of the kind, and whether the meeting is open. */
    private void save(int number) {
        if (Faces.getRequestParameterMap().containsKey("version")) {
            form = MeetingForm.typed(Faces::getRequestParameter);
            organizing.replan(number, seenVersion(), form);
        } else {
            form = form.with(Faces::getRequestParameter);
            organizing.replan(number, form, Faces.getRequestParameter("is_active") != null);
        }
    }

    private String backWith(String what) {
        return link.to("/organizer/meeting", meeting, "edit") + "?done=" + what;
    }

    /** No version of any meeting where none was sent: then nobody knows what the editor saw. */
    private long seenVersion() {
        return version != null && version.matches("[0-9]{1,18}") ? Long.parseLong(version) : -1;
    }
}
