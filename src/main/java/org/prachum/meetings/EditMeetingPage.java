package org.prachum.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Redirect;

/** {@code /organizer/meeting/<number>/edit}: the form of a meeting, and what else one does with it. */
@Named
@RequestScoped
public class EditMeetingPage {

    private static final Set<String> DONE = Set.of(
            "announced", "announced_all", "saved", "saved_all", "closed", "reopened", "cancelled", "cancelled_all");

    @Inject
    Organizing organizing;

    @Inject
    Links link;

    @Inject
    Reader reader;

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

    /** {@code following} for what is done to all following meetings of the series too. */
    @Inject
    @Param
    String scope;

    /** Whether everybody registered is told of another topic or description. */
    @Inject
    @Param
    String tell;

    /** Said where a meeting that is still to come is meant to be over. */
    @Inject
    @Param(name = InThePast.TICK)
    String pastMeant;

    private boolean past;
    private MeetingRow row;
    private MeetingForm form;
    private List<Meeting> series;

    public void load() {
        int number = MeetingNumber.of(meeting);
        row = organizing.find(number);
        form = organizing.form(row.meeting());
        series = organizing.series(row.meeting());
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

    /** All meetings of its series, by start; empty where it stands alone. */
    public List<Meeting> getSeries() {
        return series;
    }

    /** Whether what is saved is meant for all following meetings of the series too. */
    public boolean isForFollowing() {
        return row.meeting().isRepeated() && "following".equals(scope);
    }

    /** Whether everybody registered shall be told of another topic or description. */
    public boolean isTelling() {
        return tell != null;
    }

    /** That the clocks show its start or end twice that day, or null. */
    public ClockChange getClockChange() {
        return ClockChange.twice(row.meeting().getStartsAt(), row.meeting().getEndsAt(), reader.getZone()).orElse(null);
    }

    private EditChoices choices() {
        return new EditChoices(isTelling(), pastMeant != null);
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
                if (isForFollowing()) {
                    organizing.cancelFollowing(number);
                    yield backWith("cancelled_all");
                }
                organizing.cancel(number);
                yield backWith("cancelled");
            }
            case "delete" -> {
                organizing.delete(number);
                yield link.to("/organizer/");
            }
            default -> {
                saveOrAsk(number);
                yield backWith(isForFollowing() ? "saved_all" : "saved");
            }
        };
    }

    private void saveOrAsk(int number) {
        try {
            save(number);
        } catch (InThePast asked) {
            past = true;
            throw asked;
        }
    }

    /** Whether it has to be said that the past is meant. */
    public boolean isPast() {
        return past;
    }

    public boolean isPastMeant() {
        return pastMeant != null;
    }

    /** Our form says what its editor saw. Document 000's says nothing of the kind, and whether the meeting is open. */
    private void save(int number) {
        if (Faces.getRequestParameterMap().containsKey("version")) {
            form = MeetingForm.typed(Faces::getRequestParameter);
            if (isForFollowing()) {
                organizing.replanFollowing(number, seenVersion(), form, choices());
            } else {
                organizing.replan(number, seenVersion(), form, choices());
            }
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
