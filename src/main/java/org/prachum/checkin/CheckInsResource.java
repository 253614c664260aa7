package org.prachum.checkin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Ids;
import org.prachum.registration.CheckIns;
import org.prachum.registration.Registration;

/**
 * {@code POST /api/meetings/<number>/check-ins/} by whoever keeps that door: 201 for whom it let in, 409 with the reason for whom it did
 * not. Sent twice it lets in once, and says the second time that they are in. {@code DELETE …/<registration>} takes it back: 204.
 */
@Path("meetings/{number}/check-ins")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CheckInsResource {

    /** What is sent: what a scanner read, or the id of a registration of the list. */
    public record Body(String code, String registration) {}

    /**
     * Who was let in.
     *
     * @param detail the same as a sentence
     * @param checkedIn how many are in, of {@code confirmed} who have a seat
     */
    public record Place(
            String id, String employeeNumber, String name, String section, String checkedInAt, String how, String detail,
            long checkedIn, long confirmed) {}

    @Inject
    DoorKeeping door;

    @Inject
    Notices notices;

    @POST
    public Response checkIn(@PathParam("number") String number, Body body) {
        int meeting = MeetingNumber.of(number);
        if (body == null || body.code() == null && body.registration() == null) {
            throw new Invalid("checkin.unknown", "code");
        }
        Answer answer = body.registration() != null
                ? door.checkIn(meeting, Ids.typed("registration", body.registration()))
                : door.scan(meeting, body.code());
        if (!answer.isIn()) {
            throw new NotAdmitted(notices.sentence(answer));
        }
        return Response.status(Response.Status.CREATED).entity(place(answer, door.count(meeting))).build();
    }

    @DELETE
    @Path("{registration}")
    public void undo(@PathParam("number") String number, @PathParam("registration") String registration) {
        door.undo(MeetingNumber.of(number), Ids.typed("registration", registration));
    }

    private Place place(Answer answer, CheckIns.Count count) {
        Registration place = answer.place();
        return new Place(
                place.getId().toString(),
                place.getNumber(),
                place.getName(),
                place.getSection(),
                place.getCheckedInAt().toString(),
                place.checkedInHow().orElseThrow().stored(),
                notices.say(notices.sentence(answer)),
                count.checkedIn(),
                count.confirmed());
    }
}
