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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.prachum.directory.NumberRules;
import org.prachum.meetings.FormQuestion;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Refusal;
import org.prachum.platform.problem.Validation;
import org.prachum.platform.rest.Problem;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Here;

/**
 * {@code POST /api/meetings/<number>/registrations/}: 201 with the place, 200 when the same {@code Idempotency-Key} was answered before,
 * 409 when there is no place, 422 for what cannot be taken, 429 with {@code Retry-After} for too much at once. Whoever sends
 * {@code "waitlist": true} stands in line where there is no seat: 201 with {@code "status": "waitlisted"} and where they stand. What the
 * meeting asks is answered in {@code answers}, and where it must be and is not, 422 names the question.
 *
 * <p>Whoever sends {@code "series": true} asks for all meetings of its series that are still to come: each is decided by itself, and one
 * answer says what came of each, the place or the problem. It is 201 when there is a place that was not there before, 200 when each was
 * answered before, and 409 when there is none. What is wrong with the request itself is answered as ever, and nothing was asked for.
 */
@Path("meetings/{number}/registrations")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationsResource {

    private static final int LONGEST_KEY = 255;

    /** A hyphen and a meeting's number follow it. */
    private static final int LONGEST_KEY_OF_SERIES = LONGEST_KEY - 11;

    /** What stands before a question's id in the pointer to its answer. */
    private static final String FIELD = "answers/";

    /**
     * What is sent: a number, in case the directory does not know it who that is, and whether they would wait for a seat. A guest who is
     * in no directory may do without a number, with a name and an address.
     *
     * @param consent that they agree to what the organization asks everybody to agree to, where it asks for anything
     * @param series whether all meetings of its series that are still to come are wanted
     * @param answers to the meeting's questions, by their ids: a text, or a list of texts where several may be chosen; they serve all
     *     meetings of a series that ask the same
     */
    public record Body(
            String employeeNumber, String name, String position, String section, String costCenter, String email,
            Boolean waitlist, Boolean consent, Boolean series, Map<String, Object> answers) {}

    /**
     * A place as it is answered; of the person, what {@link Disclosure} tells of them.
     *
     * @param status {@code confirmed} or {@code waitlisted}
     * @param waitlistPosition counted from 1; only of who stands in line
     * @param employeeNumber left out of a guest who gave none
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

    /**
     * What came of a series.
     *
     * @param places how many of its meetings there is a place in now, in the line or not
     * @param meetings all that are still to come, by start
     */
    public record Series(int places, List<Each> meetings) {}

    /**
     * What came of one meeting of a series: either of the last two.
     *
     * @param place as it is answered alone
     * @param problem why there is none
     */
    public record Each(int meeting, String startsAt, Place place, Problem problem) {}

    @Inject
    Registering registering;

    @Inject
    SeriesRegistering whole;

    @Inject
    NumberRules numbers;

    @Inject
    Texts texts;

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
        if (body == null) {
            throw numbers.malformed("employee_number");
        }
        boolean series = Boolean.TRUE.equals(body.series());
        int longest = series ? LONGEST_KEY_OF_SERIES : LONGEST_KEY;
        if (requestKey != null && (requestKey.isBlank() || requestKey.length() > longest)) {
            throw new Invalid("registration.request_key", "Idempotency-Key");
        }
        int meeting = MeetingNumber.of(number);
        if (series) {
            return registerForAll(attending.invitation(meeting, access), access, requestKey, body);
        }
        Validation found = new Validation();
        Answers answers = answers(() -> attending.questions(meeting, access), body.answers(), found);
        Placement placement = registering.register(request(meeting, access, requestKey, body, answers, found));
        mustBePlaced(placement, answers, meeting, access);
        return Response.status(placement.repeated() ? Response.Status.OK : Response.Status.CREATED)
                .entity(place(meeting, placement))
                .build();
    }

    private Response registerForAll(Invitation invitation, String access, String requestKey, Body body) {
        int meeting = invitation.meeting().getNumber();
        Validation found = new Validation();
        Answers answers = answers(invitation::questions, body.answers(), found);
        List<SeriesRegistering.Each> all = whole.register(request(meeting, access, requestKey, body, answers, found), invitation);
        if (all.size() == 1 && all.get(0).placement().outcome().isAboutTheRequest()) {
            mustBePlaced(all.get(0).placement(), answers, meeting, access);
        }
        List<Placement> places = all.stream().filter(SeriesRegistering.Each::isPlaced).map(SeriesRegistering.Each::placement).toList();
        Response.Status status = places.isEmpty()
                ? Response.Status.CONFLICT
                : places.stream().allMatch(Placement::repeated) ? Response.Status.OK : Response.Status.CREATED;
        return Response.status(status).entity(new Series(places.size(), all.stream().map(this::each).toList())).build();
    }

    private Request request(int meeting, String access, String requestKey, Body body, Answers answers, Validation found) {
        return new Request(
                meeting, access, body.employeeNumber(), "employee_number", manual(body), body.email(), requestKey,
                request.getRemoteAddr(), Boolean.TRUE.equals(body.waitlist()),
                Boolean.TRUE.equals(body.consent()) ? Consents.AGREED : null, answers, found);
    }

    private void mustBePlaced(Placement placement, Answers answers, int meeting, String access) {
        if (placement.outcome() == Outcome.UNANSWERED) {
            Validation form = new Validation();
            answers.missing(attending.questions(meeting, access), FIELD).forEach(form::reject);
            form.finish();
        }
        placement.outcome().orRefuse("employee_number");
    }

    private Each each(SeriesRegistering.Each each) {
        int number = each.meeting().getNumber();
        String startsAt = each.meeting().getStartsAt().toString();
        if (each.isPlaced()) {
            return new Each(number, startsAt, place(number, each.placement()), null);
        }
        Refusal refusal = each.busy() == null ? each.placement().outcome().refusal() : each.busy();
        return new Each(number, startsAt, null, Problem.of(refusal, texts));
    }

    /**
     * What was sent, as far as it answers the questions; who sent nothing at all is not worth asking for them unless something else is wrong.
     */
    private static Answers answers(Supplier<List<FormQuestion>> asked, Map<String, Object> sent, Validation form) {
        if (sent == null) {
            form.rejectAlongside(() -> Answers.NONE.missing(asked.get(), FIELD));
            return Answers.NONE;
        }
        List<FormQuestion> questions = asked.get();
        Set<String> ids = questions.stream().map(question -> question.getId().toString()).collect(Collectors.toSet());
        if (!ids.containsAll(sent.keySet())) {
            form.reject(new Invalid("registration.answer.unasked", "answers"));
        }
        return Answers.typed(
                questions, question -> texts(question, sent.get(question.getId().toString())), FIELD, form,
                missing -> form.rejectAlongside(() -> List.of(missing)));
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
                : new Request.Manual(body.name(), body.position(), body.section(), body.costCenter(), Request.Fields.OF_THE_WIRE);
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
                placement.number().isEmpty() ? null : placement.number(),
                placement.told().name(),
                placement.told().position(),
                placement.told().section(),
                placement.told().costCenter(),
                placement.byHand(),
                placement.registeredAt().toString(),
                ticket,
                here.link("/ticket/" + ticket).toString());
    }
}
