package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.prachum.meetings.FormQuestion;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.problem.Invalid;
import org.prachum.tenancy.Here;

/**
 * {@code POST /api/meetings/<number>/registrations/}: 201 with the place, 200 when the same {@code Idempotency-Key} was answered before,
 * 409 when there is no place, 422 for what cannot be taken, 429 with {@code Retry-After} for too much at once. Whoever sends
 * {@code "waitlist": true} stands in line where there is no seat: 201 with {@code "status": "waitlisted"} and where they stand. What the
 * meeting asks is answered in {@code answers}, and where it must be and is not, 422 names the question.
 */
@Path("meetings/{number}/registrations")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationsResource {

    private static final int LONGEST_KEY = 255;

    /** What stands before a question's id in the pointer to its answer. */
    private static final String FIELD = "answers/";

    /**
     * What is sent: a number, in case the directory does not know it who that is, and whether they would wait for a seat.
     *
     * @param consent that they agree to what the organization asks everybody to agree to, where it asks for anything
     * @param answers to the meeting's questions, by their ids: a text, or a list of texts where several may be chosen
     */
    public record Body(
            String employeeNumber, String name, String position, String section, String costCenter, String email,
            Boolean waitlist, Boolean consent, Map<String, Object> answers) {}

    /**
     * A place as it is answered.
     *
     * @param status {@code confirmed} or {@code waitlisted}
     * @param waitlistPosition counted from 1; only of who stands in line
     * @param offeredUntil until when a seat is held; only of who was offered one
     */
    public record Place(
            String id,
            int meeting,
            String status,
            Integer waitlistPosition,
            String offeredUntil,
            String employeeNumber,
            String name,
            String position,
            String section,
            String costCenter,
            boolean byHand,
            String registeredAt,
            String ticket,
            String ticketUrl) {}

    @Inject
    Registering registering;

    @Inject
    Attending attending;

    @Inject
    Tickets tickets;

    @Inject
    Here here;

    @Context
    HttpServletRequest request;

    @POST
    public Response register(
            @PathParam("number") String number,
            @QueryParam("key") String access,
            @HeaderParam("Idempotency-Key") String requestKey,
            Body body) {
        if (requestKey != null && (requestKey.isBlank() || requestKey.length() > LONGEST_KEY)) {
            throw new Invalid("registration.request_key", "Idempotency-Key");
        }
        if (body == null) {
            throw new Invalid("directory.number.malformed", "employee_number");
        }
        int meeting = MeetingNumber.of(number);
        Answers answers = body.answers() == null ? Answers.NONE : answers(attending.questions(meeting, access), body.answers());
        Placement placement = registering.register(new Request(
                meeting, access, body.employeeNumber(), "employee_number", manual(body), body.email(), requestKey,
                request.getRemoteAddr(), Boolean.TRUE.equals(body.waitlist()),
                Boolean.TRUE.equals(body.consent()) ? Consents.AGREED : null, answers));
        if (placement.outcome() == Outcome.UNANSWERED) {
            answers.missing(attending.questions(meeting, access)).stream().findFirst().ifPresent(question -> {
                throw new Invalid(
                        "registration.answer.neededTo", FIELD + question.getId(), Map.of("question", question.getLabel()));
            });
        }
        placement.outcome().orRefuse("employee_number");
        return Response.status(placement.repeated() ? Response.Status.OK : Response.Status.CREATED)
                .entity(place(meeting, placement))
                .build();
    }

    private static Answers answers(List<FormQuestion> questions, Map<String, Object> sent) {
        Set<String> asked = questions.stream().map(question -> question.getId().toString()).collect(Collectors.toSet());
        sent.keySet().stream().filter(id -> !asked.contains(id)).findFirst().ifPresent(unasked -> {
            throw new Invalid("registration.answer.unasked", "answers");
        });
        return Answers.typed(questions, question -> texts(question, sent.get(question.getId().toString())), FIELD);
    }

    private static List<String> texts(FormQuestion question, Object sent) {
        List<?> values = sent instanceof List<?> several ? several : sent == null ? List.of() : List.of(sent);
        if (!values.stream().allMatch(String.class::isInstance)) {
            throw new Invalid("registration.answer.noText", FIELD + question.getId());
        }
        return values.stream().map(String.class::cast).toList();
    }

    private static Request.Manual manual(Body body) {
        return body.name() == null
                ? null
                : new Request.Manual(body.name(), "name", body.position(), body.section(), body.costCenter());
    }

    private Place place(int meeting, Placement placement) {
        String ticket = tickets.of(placement.registration());
        Turn turn = placement.turn();
        return new Place(
                placement.registration().toString(),
                meeting,
                turn == null ? "confirmed" : "waitlisted",
                turn == null ? null : turn.place(),
                turn == null || turn.offeredUntil() == null ? null : turn.offeredUntil().toString(),
                placement.number(),
                placement.name(),
                placement.position(),
                placement.section(),
                placement.costCenter(),
                placement.byHand(),
                placement.registeredAt().toString(),
                ticket,
                here.link("/ticket/" + ticket).toString());
    }
}
