package org.prachum.platform.live;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.prachum.platform.persistence.TenantSource;

/**
 * {@code /live?topic=…}: server-sent events (WHATWG HTML, section 9.2). The browser reconnects by itself; whether it may follow the topic
 * is asked each time, in a request like any other.
 */
@WebServlet(urlPatterns = "/live-stream", asyncSupported = true)
public class LiveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    @Any
    transient Instance<LiveTopics> topics;

    @Inject
    transient LiveScreens screens;

    @Inject
    transient TenantSource tenant;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String topic = String.valueOf(request.getParameter("topic"));
        boolean allowed = topics.stream()
                .filter(feature -> topic.startsWith(feature.prefix()))
                .anyMatch(feature -> feature.mayFollow(topic));
        if (!allowed) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext answer = request.startAsync();
        answer.setTimeout(0);
        screens.follow(answer, tenant.tenant().orElseThrow(), topic);
    }
}
