package org.prachum.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.ScriptAnswer;

/**
 * {@code /admin/meetings/<number>/toggle} and {@code …/delete}, as document 000 has them. A link only asks, because another site could
 * have written it; the button does it, and so does a script that posts.
 */
@Named
@RequestScoped
public class MeetingDeedPage {

    private static final Set<String> DEEDS = Set.of("toggle", "delete");

    @Inject
    Organizing organizing;

    @Inject
    Links link;

    @Inject
    @Param
    String meeting;

    @Inject
    @Param
    String deed;

    private MeetingRow row;

    public void load() {
        if (deed == null || !DEEDS.contains(deed)) {
            throw new Missing("a deed " + deed);
        }
        int number = MeetingNumber.of(meeting);
        row = organizing.find(number);
        if ("POST".equals(Faces.getRequest().getMethod())) {
            act(number);
            ScriptAnswer.done(link.to("/admin/meetings"));
        }
    }

    private void act(int number) {
        if (deed.equals("delete")) {
            organizing.delete(number);
        } else if (row.meeting().isClosed()) {
            organizing.reopen(number);
        } else {
            organizing.close(number);
        }
    }

    public MeetingRow getRow() {
        return row;
    }

    /** What the button does: {@code close}, {@code reopen} or {@code delete}. */
    public String getVerb() {
        if (deed.equals("delete")) {
            return deed;
        }
        return row.meeting().isClosed() ? "reopen" : "close";
    }

    public String getDeed() {
        return deed;
    }
}
