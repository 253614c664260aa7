package org.prachum.onboarding;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.prachum.platform.problem.Refusal;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Neighbourhood;
import org.prachum.tenancy.Subdomain;
import org.prachum.tenancy.SubdomainTaken;

/** {@code /sign-up/availability?subdomain=…}: whether an address is free, said while it is typed. */
@WebServlet("/sign-up/availability")
public class Availability extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Neighbourhood neighbourhood;

    @Inject
    transient Texts texts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text;
        boolean available = false;
        try {
            if (neighbourhood.isTaken(Subdomain.typed(request.getParameter("subdomain")))) {
                throw new SubdomainTaken();
            }
            available = true;
            text = texts.get("onboarding.signUp.available");
        } catch (Refusal refusal) {
            text = texts.say(refusal.key(), refusal.values());
        }
        String json = Json.createObjectBuilder().add("available", available).add("text", text).build().toString();
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }
}
