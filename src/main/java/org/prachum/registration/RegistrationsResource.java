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
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.problem.Invalid;
import org.prachum.tenancy.Here;

/**
 * {@code POST /api/meetings/<number>/registrations/}: 201 with the place, 200 when the same {@code Idempotency-Key} was answered before,
 * 409 when there is no place, 422 for what cannot be taken, 429 with {@code Retry-After} for too much at once. Whoever sends
 * {@code "waitlist": true} stands in line where there is no seat: 201 with {@code "status": "waitlisted"} and where they stand.
 */
@Path("meetings/{number}/registrations")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RegistrationsResource {

    private static final int LONGEST_KEY = 255;

    /** What is sent: a number, in case the directory does not know it who that is, whether they would wait for a seat, and that they
     * agree to what the organization asks everybody to agree to, where it asks for anything. */
    public record Body(
            String employeeNumber, String name, String position, String section, String costCenter, String email,
            Boolean waitlist, Boolean consent) {}

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
        Placement placement = registering.register(new Request(
                meeting, access, body.employeeNumber(), "employee_number", manual(body), body.email(), requestKey,
                request.getRemoteAddr(), Boolean.TRUE.equals(body.waitlist()),
                Boolean.TRUE.equals(body.consent()) ? Consents.AGREED : null));
        placement.outcome().orRefuse("employee_number");
        return Response.status(placement.repeated() ? Response.Status.OK : Response.Status.CREATED)
                .entity(place(meeting, placement))
                .build();
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
