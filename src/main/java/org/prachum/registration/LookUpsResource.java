package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.prachum.directory.EmployeeNumber;
import org.prachum.directory.NumberRules;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.problem.Invalid;

/**
 * Document 000's two look-ups, in its own shapes. A number that nobody could have is one that nobody has. Of somebody who is there it is
 * told what the organization allows ({@link Disclosure}); the rest is empty.
 */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class LookUpsResource {

    /** {@code {"exists":true,"data":{…}}} or {@code {"exists":false}}. */
    @JsonbPropertyOrder({"exists", "data"})
    public record Answer(boolean exists, Data data) {}

    /** Somebody of the directory under document 000's names. */
    @JsonbPropertyOrder({"empId", "empName", "position", "secShort", "ccName"})
    public record Data(String empId, String empName, String position, String secShort, String ccName) {}

    /** {@code {"registered":true}} */
    public record Status(boolean registered) {}

    @Inject
    LookUps lookUps;

    @Inject
    Disclosure disclosure;

    @Inject
    Probing probing;

    @Inject
    NumberRules numbers;

    @Context
    HttpServletRequest request;

    @GET
    @Path("check_employee/{number: .+}")
    public Answer employee(@PathParam("number") String typed) {
        String client = request.getRemoteAddr();
        probing.admit(client, typed);
        Optional<LookUps.Found> found = number(typed).flatMap(lookUps::employee);
        if (found.isEmpty()) {
            probing.missed(client, typed);
        }
        return found.map(this::told).orElseGet(() -> new Answer(false, null));
    }

    @GET
    @Path("registration_status/{meeting}/{number: .+}")
    public Status status(
            @PathParam("meeting") String meeting, @PathParam("number") String typed, @QueryParam("key") String access) {
        String client = request.getRemoteAddr();
        int number = MeetingNumber.of(meeting);
        probing.admit(client, typed);
        boolean registered = lookUps.isRegistered(number, access, number(typed));
        if (!registered) {
            probing.missed(client, typed);
        }
        return new Status(registered);
    }

    private Answer told(LookUps.Found found) {
        Disclosed told = disclosure.toAnybody(found.person());
        return new Answer(true, new Data(found.number(), told.name(), told.position(), told.section(), told.costCenter()));
    }

    private Optional<EmployeeNumber> number(String typed) {
        try {
            return Optional.of(numbers.typed(typed));
        } catch (Invalid malformed) {
            return Optional.empty();
        }
    }
}
