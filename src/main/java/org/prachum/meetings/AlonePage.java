package org.prachum.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.ScriptAnswer;

/** {@code /admin/meetings/<number>/set_exclusive}: says what would be closed, and asks; afterwards it says what was, and can undo it. */
@Named
@RequestScoped
public class AlonePage {

    private static final int MOST = 50;

    @Inject
    OpeningAlone opening;

    @Inject
    Organizing organizing;

    @Inject
    Links link;

    @Inject
    @Param
    String meeting;

    @Inject
    @Param
    String act;

    @Inject
    @Param
    String undo;

    private MeetingRow row;
    private List<Meeting> others = List.of();
    private int count;
    private int standing;

    public void load() {
        int number = MeetingNumber.of(meeting);
        row = organizing.find(number);
        String address = link.to("/admin/meetings", number, "set_exclusive");
        if (!"POST".equals(Faces.getRequest().getMethod())) {
            others = opening.others(number, MOST);
            count = opening.countOthers(number);
            standing = act == null ? 0 : opening.standing(act);
        } else if (undo != null) {
            opening.undo(number, undo);
            ScriptAnswer.done(link.to("/admin/meetings"));
        } else {
            ScriptAnswer.done(address + "?act=" + opening.open(number));
        }
    }

    public MeetingRow getRow() {
        return row;
    }

    /** What would be closed, the first {@value #MOST} by start. */
    public List<Meeting> getOthers() {
        return others;
    }

    public int getCount() {
        return count;
    }

    /** How many of those that would be closed are not listed. */
    public int getUnlisted() {
        return count - others.size();
    }

    /** Whether it was done just now. */
    public boolean isDone() {
        return act != null;
    }

    /** How many meetings an undo would give their standing back. */
    public int getStanding() {
        return standing;
    }

    public String getAct() {
        return act;
    }
}
