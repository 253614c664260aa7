package org.prachum.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What is wrong with the form that was sent, all of it, for the summary at its top and for the page's title: {@code #{formErrors.any}}.
 * WCAG 2.2, success criteria 3.3.1 and 2.4.2.
 */
@Named
@RequestScoped
public class FormErrors {

    /**
     * One of them.
     *
     * @param field id of the field that it is about
     */
    public record FormError(String field, String text) {

        public String getField() {
            return field;
        }

        public String getText() {
            return text;
        }

        /** An address within the page. */
        public String getLink() {
            return "#" + field;
        }
    }

    @Inject
    Texts texts;

    /** Whether anything is wrong, with a field or with the whole. */
    public boolean isAny() {
        return messages(null).hasNext() || !getEach().isEmpty();
    }

    /** What is wrong with fields, in the order in which it was found, which is that of the form. */
    public List<FormError> getEach() {
        List<FormError> errors = new ArrayList<>();
        Iterator<String> fields = FacesContext.getCurrentInstance().getClientIdsWithMessages();
        while (fields.hasNext()) {
            String field = fields.next();
            if (field != null) {
                messages(field).forEachRemaining(message -> errors.add(new FormError(field, message.getSummary())));
            }
        }
        return errors;
    }

    /** What stands before the title of a page whose form was refused; else empty. */
    public String getTitle() {
        return isAny() ? texts.get("platform.errors.title") + " " : "";
    }

    private static Iterator<FacesMessage> messages(String field) {
        return FacesContext.getCurrentInstance().getMessageList(field).stream()
                .filter(message -> message.getSeverity().compareTo(FacesMessage.SEVERITY_ERROR) >= 0)
                .iterator();
    }
}
