package org.prachum.identity;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.prachum.platform.web.Links;

/** {@code /auth}, below which there are pages and which is none itself, leads to the sign-in. */
@WebServlet({"/auth", "/auth/"})
public class SignInAddress extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Links link;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader("Location", link.to("/auth/login"));
    }
}
