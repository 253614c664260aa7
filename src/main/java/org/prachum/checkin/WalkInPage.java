package org.prachum.checkin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.problem.Validation;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.registration.AnswerField;
import org.prachum.registration.Answers;

/** {@code /organizer/meeting/<n>/walk-in}: somebody without a place is given one and is in. */
@Named
@RequestScoped
public class WalkInPage {

    @Inject
    DoorKeeping door;

    @Inject
    Notices notices;

    @Inject
    Links link;

    @Inject
    @Param
    String meeting;

    @Inject
    @Param(name = "emp_id")
    String number;

    @Inject
    @Param
    String name;

    @Inject
    @Param
    String section;

    @Inject
    @Param
    String byhand;

    private Meeting shown;
    private List<AnswerField> fields;
    private Notices.Notice notice;
    private boolean unknown;

    public void load() {
        shown = door.meeting(MeetingNumber.of(meeting));
        fields = door.questions(shown.getNumber()).stream()
                .map(question -> AnswerField.typed(question, Faces.getRequestParameterValues(AnswerField.name(question))))
                .toList();
        if (!"POST".equals(Faces.getRequest().getMethod())) {
            return;
        }
        String theirName = isByHand() && name == null ? "" : name;
        Validation found = new Validation();
        Answer answer = door.walkIn(
                shown.getNumber(),
                new DoorKeeping.Comer(number, isByHand() ? theirName : null, section, answers(found), found));
        switch (answer.verdict()) {
            case CHECKED_IN -> Redirect.to(link.to("/organizer/meeting", shown.getNumber(), "check-in") + "?done=" + answer.place().getId());
            case UNKNOWN -> unknown = true;
            default -> notice = notices.of(answer);
        }
    }

    /** Nobody is kept out because they answer nothing. */
    private Answers answers(Validation found) {
        return AnswerField.answers(fields, found, missing -> { });
    }

    public Meeting getMeeting() {
        return shown;
    }

    /** What the meeting asks, with what was typed; nobody at the door need answer. */
    public List<AnswerField> getFields() {
        return fields;
    }

    public Notices.Notice getNotice() {
        return notice;
    }

    /** Whether the directory was asked and does not know the number. */
    public boolean isUnknown() {
        return unknown;
    }

    /** Whether the form asks for a name too: the directory does not know the number, or one has said so. */
    public boolean isByHand() {
        return unknown || byhand != null;
    }

    public String getNumber() {
        return number;
    }

    public String getName() {
        return name;
    }

    public String getSection() {
        return section;
    }
}
