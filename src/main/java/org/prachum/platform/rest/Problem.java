package org.prachum.platform.rest;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.prachum.platform.problem.Refusal;
import org.prachum.platform.web.Texts;

/**
 * A problem document (RFC 9457).
 *
 * @param type {@code /problems/<key>}: names the kind of problem for programs, and leads nowhere
 * @param errors which field, as a JSON pointer (RFC 6901), and what about it; empty when it is about none
 */
@JsonbPropertyOrder({"type", "title", "status", "detail", "errors"})
public record Problem(String type, String title, int status, String detail, List<FieldError> errors) {

    /** What is wrong with one field. */
    public record FieldError(String pointer, String detail) {}

    static final String TYPE = "application/problem+json";

    /** A refusal in the reader's words. Where several fields are wrong, the document is about the first and names each. */
    public static Problem of(Refusal refusal, Texts texts) {
        String detail = texts.say(refusal.key(), refusal.values());
        List<FieldError> errors = refusal.parts().stream()
                .flatMap(part -> part.field().stream().map(field -> new FieldError("/" + field, texts.say(part.key(), part.values()))))
                .toList();
        return new Problem("/problems/" + refusal.key(), texts.get("platform.problem.refused"), refusal.status(), detail, errors);
    }

    Response.ResponseBuilder response() {
        return Response.status(status).type(MediaType.valueOf(TYPE)).entity(this);
    }
}
