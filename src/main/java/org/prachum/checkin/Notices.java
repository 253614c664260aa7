package org.prachum.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Texts;
import org.prachum.registration.Disclosure;
import org.prachum.registration.Registration;

/** Puts what came of somebody's coming into the reader's words. */
@ApplicationScoped
class Notices {

    /** A key of the bundles and what its sentence names. */
    record Sentence(String key, Map<String, Object> values) {}

    /**
     * What a page shows.
     *
     * @param key of the verdict, for scripts
     * @param title who it is about, where that is known; else the sentence itself, and {@code text} is empty
     * @param undoable the place whose check-in can be taken back; null where there is none
     */
    public record Notice(String key, String tone, String sign, String title, String text, Registration undoable) {

        public String getKey() {
            return key;
        }

        public String getTone() {
            return tone;
        }

        public String getSign() {
            return sign;
        }

        public String getTitle() {
            return title;
        }

        public String getText() {
            return text;
        }

        public Registration getUndoable() {
            return undoable;
        }
    }

    @Inject
    Disclosure disclosure;

    @Inject
    Texts texts;

    @Inject
    Reader reader;

    @Inject
    Clock clock;

    /** For whoever keeps the door. */
    Notice of(Answer answer) {
        Registration place = answer.place();
        String sentence = say(sentence(answer));
        return place == null
                ? notice(answer, sentence, "", null)
                : notice(answer, place.getName(), sentence, place.isCheckedIn() ? place : null);
    }

    /**
     * For whoever stands before a kiosk: who they are is said only where the organizer wants that, and as far as the organization allows.
     *
     * @param presented what was typed or scanned
     */
    Notice toThemselves(Answer answer, boolean greets, String presented) {
        Verdict verdict = answer.verdict();
        boolean greeted = greets && answer.place() != null && answer.place().isCheckedIn();
        String name = greeted ? disclosure.greeting(answer.place(), presented) : "";
        String title = texts.say("checkin.kiosk." + verdict.key(), "name", name, "named", name.isEmpty() ? "no" : "yes");
        String text = verdict == Verdict.ALREADY
                ? say(sentence(answer))
                : texts.get(answer.isIn() ? "checkin.kiosk.come_in" : "checkin.kiosk.ask");
        return notice(answer, title, text, null);
    }

    private static Notice notice(Answer answer, String title, String text, Registration undoable) {
        Verdict verdict = answer.verdict();
        return new Notice(verdict.key(), verdict.getTone(), verdict.getSign(), title, text, undoable);
    }

    Sentence sentence(Answer answer) {
        return switch (answer.verdict()) {
            case CHECKED_IN -> new Sentence("checkin.checked_in", at(answer.place()));
            case ALREADY -> new Sentence("checkin.already", at(answer.place()));
            case ELSEWHERE -> answer.elsewhere() == null
                    ? new Sentence("checkin.elsewhere", Map.of())
                    : new Sentence("checkin.elsewhere.topic", Map.of("topic", answer.elsewhere().getTopic()));
            case WAITING -> new Sentence("checkin.waiting", Map.of());
            case CANCELLED -> new Sentence("checkin.cancelled", Map.of());
            case UNKNOWN -> new Sentence("checkin.unknown", Map.of());
            case FULL -> new Sentence("checkin.full", Map.of());
            case CALLED_OFF -> new Sentence("checkin.called_off", Map.of());
        };
    }

    String say(Sentence sentence) {
        return texts.say(sentence.key(), sentence.values());
    }

    /** The time, with its day where that is not today. */
    String moment(Instant moment) {
        LocalDate day = LocalDate.ofInstant(moment, reader.getZone());
        boolean today = day.equals(LocalDate.ofInstant(clock.instant(), reader.getZone()));
        return today ? reader.getSay().time(moment) : reader.getSay().dateTime(moment);
    }

    private Map<String, Object> at(Registration place) {
        return Map.of("when", moment(place.getCheckedInAt()));
    }
}
