package org.prachum.platform.rest;

import jakarta.inject.Inject;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.prachum.platform.problem.Constraints;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.problem.Refusal;
import org.prachum.platform.problem.TooOften;
import org.prachum.platform.web.Texts;

/**
 * What went wrong, as a problem document: a refusal in the reader's words, what is missing as 404, a client's mistake as it is, and a
 * mistake of ours as 500 with an incident id and nothing else.
 */
@Provider
public class Problems implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(Problems.class.getName());

    @Inject
    Constraints constraints;

    @Inject
    Texts texts;

    @Override
    public Response toResponse(Throwable thrown) {
        Optional<Refusal> refusal = constraints.refusalBehind(thrown);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        if (isMissing(thrown)) {
            return problem("missing", 404).response().build();
        }
        if (thrown instanceof WebApplicationException clients) {
            int status = clients.getResponse().getStatus();
            Response.ResponseBuilder response = problem(fact(status), status).response();
            if (clients instanceof NotAllowedException) {
                response.header(HttpHeaders.ALLOW, clients.getResponse().getHeaderString(HttpHeaders.ALLOW));
            }
            return response.build();
        }
        if (thrown instanceof JsonbException || thrown instanceof ProcessingException) {
            return problem("malformed", 400).response().build();
        }
        return incident(thrown);
    }

    private Response refused(Refusal refusal) {
        Response.ResponseBuilder response = Problem.of(refusal, texts).response();
        if (refusal instanceof TooOften tooOften) {
            response.header("Retry-After", tooOften.seconds());
        }
        return response.build();
    }

    /** What a status of HTTP means here (RFC 9110, section 15.5). */
    private static String fact(int status) {
        return switch (status) {
            case 403 -> "forbidden";
            case 404 -> "missing";
            case 405 -> "method";
            case 406 -> "notAcceptable";
            case 413 -> "tooLarge";
            case 415 -> "mediaType";
            default -> "malformed";
        };
    }

    private Problem problem(String fact, int status) {
        String key = "platform.problem." + fact;
        return new Problem("/problems/" + key, texts.get(key), status, texts.get(key + ".detail"), List.of());
    }

    private Response incident(Throwable thrown) {
        String incident = UUID.randomUUID().toString();
        LOG.log(Level.SEVERE, "Incident " + incident, thrown);
        return new Problem(
                        "/problems/platform.problem.incident",
                        texts.get("platform.problem.incident"),
                        500,
                        texts.say("platform.problem.incident.detail", "incident", incident),
                        List.of())
                .response()
                .build();
    }

    private static boolean isMissing(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Missing) {
                return true;
            }
        }
        return false;
    }
}
