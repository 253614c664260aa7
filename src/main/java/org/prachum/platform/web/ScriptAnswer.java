package org.prachum.platform.web;

import jakarta.faces.context.FacesContext;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * What a script hears that posts a form by itself and says so, as those of document 000 do: {@code {"success":true}}, or 400 with
 * {@code {"error":"…"}} in the reader's words. A script of Faces, which says so too, speaks its own language and is none of these.
 */
public final class ScriptAnswer {

    private ScriptAnswer() {}

    /** It is done: a script is told, a browser is led on. */
    public static void done(String path) {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (isAsked(faces)) {
            write(faces, HttpServletResponse.SC_OK, Json.createObjectBuilder().add("success", true).build());
        } else {
            Redirect.to(path);
        }
    }

    /** Whether a script posted the running request, and none of Faces. */
    static boolean isAsked(FacesContext faces) {
        HttpServletRequest request = (HttpServletRequest) faces.getExternalContext().getRequest();
        return "XMLHttpRequest".equals(request.getHeader("X-Requested-With")) && request.getHeader("Faces-Request") == null;
    }

    static void refused(FacesContext faces, String sentence) {
        write(faces, HttpServletResponse.SC_BAD_REQUEST, Json.createObjectBuilder().add("error", sentence).build());
    }

    private static void write(FacesContext faces, int status, JsonObject answer) {
        HttpServletResponse response = (HttpServletResponse) faces.getExternalContext().getResponse();
        byte[] json = answer.toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(json.length);
        try {
            response.getOutputStream().write(json);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        faces.responseComplete();
    }
}
