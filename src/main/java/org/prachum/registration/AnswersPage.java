package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.FormQuestion;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;

/** {@code /ticket/<ticket>/answers}: whoever holds a ticket corrects what they answered, as long as registration is open. */
@Named
@RequestScoped
public class AnswersPage {

    @Inject
    Attending attending;

    @Inject
    Links link;

    @Inject
    @Param(name = "ticket")
    String code;

    private Ticket ticket;
    private List<AnswerField> fields;

    public void load() {
        ticket = attending.ticket(code);
        if (!"POST".equals(Faces.getRequest().getMethod())) {
            fields = attending.answerFields(code);
            return;
        }
        fields = attending.questions(ticket.meeting()).stream().map(AnswersPage::typed).toList();
        attending.correct(code, fields);
        Redirect.to(link.to("/ticket", code));
    }

    private static AnswerField typed(FormQuestion question) {
        return AnswerField.typed(question, Faces.getRequestParameterValues(AnswerField.name(question)));
    }

    public Ticket getTicket() {
        return ticket;
    }

    public List<AnswerField> getFields() {
        return fields;
    }
}
