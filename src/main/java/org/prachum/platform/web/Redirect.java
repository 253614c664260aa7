package org.prachum.platform.web;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Leads a reader on. Faces' own redirect keeps a flash scope and with it a cookie, which an attendee shall not have. */
public final class Redirect {

    private Redirect() {}

    /** Answers 302, after which every browser gets the next page, also after a post; a script of Faces is told in its own way. */
    public static void to(String path) {
        FacesContext faces = FacesContext.getCurrentInstance();
        if (faces.getPartialViewContext().isAjaxRequest()) {
            tell(faces, path);
            return;
        }
        HttpServletResponse response = (HttpServletResponse) faces.getExternalContext().getResponse();
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", path);
        faces.responseComplete();
    }

    private static void tell(FacesContext faces, String path) {
        try {
            faces.getExternalContext().redirect(path);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
