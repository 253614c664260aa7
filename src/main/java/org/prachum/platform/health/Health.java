package org.prachum.platform.health;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * On any host, and without a word about any organization: {@code /health/live}, whether this node answers at all and need not be started
 * anew; {@code /health/ready}, whether it should be sent requests, with each {@link ReadinessCheck}; {@code /health}, whether its database
 * answers. 200 or 503, in the form of MicroProfile Health 4.0.
 */
@WebServlet({"/health", "/health/live", "/health/ready"})
public class Health extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient DatabaseCheck database;

    @Inject
    @Any
    transient Instance<ReadinessCheck> checks;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath()) {
            case "/health/live" -> answer(response, true, List.of());
            case "/health/ready" -> {
                List<Answer> answers = checks.stream()
                        .map(check -> new Answer(check.name(), check.isReady()))
                        .sorted(Comparator.comparing(Answer::name))
                        .toList();
                answer(response, answers.stream().allMatch(Answer::ready), answers);
            }
            default -> answer(response, database.isReady(), List.of());
        }
    }

    private record Answer(String name, boolean ready) {}

    private static void answer(HttpServletResponse response, boolean up, List<Answer> answers) throws IOException {
        JsonObjectBuilder json = Json.createObjectBuilder().add("status", word(up));
        if (!answers.isEmpty()) {
            JsonArrayBuilder checks = Json.createArrayBuilder();
            answers.forEach(answer ->
                    checks.add(Json.createObjectBuilder().add("name", answer.name()).add("status", word(answer.ready()))));
            json.add("checks", checks);
        }
        response.setStatus(up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(json.build().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
