package org.prachum.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Redirect;

/**
 * {@code /organizer/meeting/create}, and {@code ?like=<number>} for one like another, a week later. One that repeats is announced only
 * after its dates were shown.
 */
@Named
@RequestScoped
public class CreateMeetingPage {

    /** A day of the week with the name of its field, for the form. */
    public record Weekday(String field, DayOfWeek day) {

        public String getField() {
            return field;
        }

        /** From 1 for Monday (ISO 8601). */
        public int getNumber() {
            return day.getValue();
        }
    }

    private static final List<Weekday> WEEKDAYS =
            Arrays.stream(DayOfWeek.values()).map(day -> new Weekday(RepeatForm.field(day), day)).toList();

    @Inject
    Organizing organizing;

    @Inject
    Links link;

    @Inject
    Reader reader;

    @Inject
    @Param
    String like;

    /** Of the dates that were shown before, {@link SeriesPreview#getSeen}. */
    @Inject
    @Param
    String seen;

    /** Said where a meeting that is over already is meant. */
    @Inject
    @Param(name = InThePast.TICK)
    String pastMeant;

    private boolean past;
    private MeetingForm form;
    private RepeatForm repeat;
    private SeriesPreview preview;
    private int questions;

    public void load() {
        Integer original = like == null ? null : MeetingNumber.of(like);
        questions = original == null ? 0 : organizing.questionsOf(original);
        repeat = RepeatForm.typed(Faces::getRequestParameter);
        if (!"POST".equals(Faces.getRequest().getMethod())) {
            form = original == null ? organizing.blank() : organizing.another(original);
            return;
        }
        form = MeetingForm.typed(Faces::getRequestParameter);
        try {
            announce(original);
        } catch (InThePast asked) {
            past = true;
            throw asked;
        }
    }

    private void announce(Integer original) {
        if (!repeat.isWanted()) {
            leadTo(organizing.announce(form, original, pastMeant != null), "announced");
            return;
        }
        preview = organizing.preview(form, repeat);
        past = preview.past() > 0;
        if (preview.getSeen().equals(seen)) {
            leadTo(organizing.announceAll(preview, original, pastMeant != null), "announced_all");
        }
    }

    /** Whether it has to be said that the past is meant. */
    public boolean isPast() {
        return past;
    }

    public boolean isPastMeant() {
        return pastMeant != null;
    }

    private void leadTo(Meeting meeting, String done) {
        Redirect.to(link.to("/organizer/meeting", meeting.getNumber(), "edit") + "?done=" + done);
    }

    public Map<String, String> getForm() {
        return form.fields();
    }

    public Map<String, String> getRepeat() {
        return repeat.fields();
    }

    public List<Weekday> getWeekdays() {
        return WEEKDAYS;
    }

    /** When it would take place, if it repeats and that can be said; else null. */
    public SeriesPreview getPreview() {
        return preview;
    }

    /** That the clocks show the start or end of one of them twice that day: the first such; null where there is none. */
    public ClockChange getClockChange() {
        return preview.plans().stream()
                .flatMap(plan -> ClockChange.twice(plan.startsAt(), plan.endsAt(), reader.getZone()).stream())
                .findFirst()
                .orElse(null);
    }

    /** The meeting that this one is like, or null. */
    public String getLike() {
        return like;
    }

    /** How many questions come along from there. */
    public int getQuestions() {
        return questions;
    }
}
