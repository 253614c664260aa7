package org.prachum.meetings;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** {@code GET /api/meetings/<number>/questions/}: what a meeting asks of whoever registers, in order; {@code ?key=} opens a private one. */
@Path("meetings/{number}/questions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class QuestionsResource {

    /**
     * One question, and what the answer to it is sent by.
     *
     * @param kind {@code line}, {@code text}, {@code one} or {@code several}; to the last a list of texts is the answer
     * @param options what can be chosen; empty where one types
     */
    public record Question(String id, String kind, String label, String help, boolean required, List<String> options) {}

    /** As all lists of this interface are answered; these are never so many that there is a next page. */
    public record Page(int count, List<Question> results) {}

    @Inject
    Questioning questioning;

    @GET
    public Page questions(@PathParam("number") String number, @QueryParam("key") String access) {
        List<Question> questions = questioning.of(MeetingNumber.of(number), access).stream()
                .map(question -> new Question(
                        question.getId().toString(),
                        question.getKind().stored(),
                        question.getLabel(),
                        question.getHelp(),
                        question.isRequired(),
                        question.getOptions()))
                .toList();
        return new Page(questions.size(), questions);
    }
}
