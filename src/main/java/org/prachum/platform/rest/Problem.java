package org.prachum.platform.rest;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

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

    Response.ResponseBuilder response() {
        return Response.status(status).type(MediaType.valueOf(TYPE)).entity(this);
    }
}
