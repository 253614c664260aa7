package org.prachum.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.MissingResourceException;
import org.prachum.platform.web.Texts;

/**
 * Names the field of a meeting's form that a mistake is about, because a date says the same of several: {@code #{meetingLabels.say('end_date',
 * 'Give a date.')}}.
 */
@Named
@RequestScoped
public class MeetingLabels {

    @Inject
    Texts texts;

    /** The mistake with the field's label before it, if it has one. */
    public String say(String field, String text) {
        try {
            return texts.say("platform.errors.labelled", "label", texts.get(key(field)), "text", text);
        } catch (MissingResourceException unlabelled) {
            return text;
        }
    }

    private static String key(String field) {
        if (field.equals("capacity")) {
            return "meetings.capacity.label";
        }
        return "meetings." + (field.startsWith("repeat_") ? field.replace('_', '.') : field);
    }
}
