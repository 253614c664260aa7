package org.prachum.platform.live;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import org.prachum.platform.persistence.TenantSource;

/**
 * {@code /live?topic=…}: server-sent events (WHATWG HTML, section 9.2). The browser reconnects by itself; whether it may follow the topic
 * is asked each time, in a request like any other. Beyond what an account, an organization or the node may have open it answers 429 or 503.
 */
@WebServlet(urlPatterns = "/live-stream", asyncSupported = true)
public class LiveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    /** RFC 6585, section 4. */
    private static final int TOO_MANY_REQUESTS = 429;

    @Inject
    @Any
    transient Instance<LiveTopics> topics;

    @Inject
    transient LiveScreens screens;

    @Inject
    transient Followers followers;

    @Inject
    transient TenantSource tenant;

    @Inject
    transient Clock clock;

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
        EventStream stream = new EventStream(subscription(topic, request.getSession(false)), screens, clock);
        switch (screens.admit(stream)) {
            case ADMITTED -> begin(stream, request, response);
            case TOO_MANY_OF_THE_ACCOUNT -> refuse(response, TOO_MANY_REQUESTS);
            case TOO_MANY -> refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private Subscription subscription(String topic, HttpSession session) {
        return new Subscription(
                tenant.tenant().orElseThrow(),
                topic,
                followers.current(),
                session == null ? null : session.getId(),
                clock.instant().plus(LiveScreens.LONGEST));
    }

    private static void begin(EventStream stream, HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        stream.open(request.startAsync());
    }

    /** Without a page: nobody would see it. */
    private static void refuse(HttpServletResponse response, int status) {
        response.setStatus(status);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Retry-After", "30");
    }
}
