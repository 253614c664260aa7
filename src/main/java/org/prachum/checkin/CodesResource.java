package org.prachum.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.prachum.platform.files.Picture;
import org.prachum.platform.problem.TooOften;

/**
 * {@code POST /api/codes/}: reads the QR code in a picture for a camera whose browser cannot. 200 with what it says, 204 when there is none,
 * 422 for what is no picture, 429 with {@code Retry-After} when more pictures come at once than may be looked at. Nothing is kept.
 *
 * <p>Anybody may ask: what it says could be read by any phone, and lets nobody in by itself.
 */
@Path("codes")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
public class CodesResource {

    /** Reading takes a processor for some milliseconds; the rest of the house needs them too. */
    private static final int AT_ONCE = 2;

    private final Semaphore readers = new Semaphore(AT_ONCE);

    /** What a code says. */
    public record Read(String code) {}

    @POST
    @Consumes("image/jpeg")
    public Response read(byte[] picture) {
        if (!readers.tryAcquire()) {
            throw new TooOften(Duration.ofSeconds(1));
        }
        try {
            Optional<String> code = Picture.of(picture).code();
            return code.map(text -> Response.ok(new Read(text))).orElseGet(Response::noContent).build();
        } finally {
            readers.release();
        }
    }
}
