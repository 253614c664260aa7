package org.prachum.platform.web;

import jakarta.faces.context.FacesContext;
import jakarta.servlet.http.HttpServletResponse;

/** Leads a reader on. Faces' own redirect keeps a flash scope and with it a session, which an attendee shall not have. */
public final class Redirect {

    private Redirect() {}

    /** Answers 303, so that the browser gets the next page, also after a post. */
    public static void to(String path) {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletResponse response = (HttpServletResponse) faces.getExternalContext().getResponse();
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Location", path);
        faces.responseComplete();
    }
}
