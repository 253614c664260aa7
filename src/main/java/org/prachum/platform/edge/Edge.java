package org.prachum.platform.edge;

import io.undertow.server.HttpHandler;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import jakarta.servlet.ServletContext;
import org.prachum.platform.web.Overload;
import org.prachum.platform.web.Passage;

/** Puts {@link EdgeHandler} before the application where the server is Undertow, which finds this by {@code META-INF/services}. */
public final class Edge implements ServletExtension {

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        EdgeCounts counts = new EdgeCounts();
        context.setAttribute(EdgeCounts.class.getName(), counts);
        HostNames hosts = new HostNames();
        deployment.addInitialHandlerChainWrapper(next -> new EdgeHandler(next, context, hosts, counts));
        deployment.addOuterHandlerChainWrapper(next -> tell(next, hosts));
    }

    /** Runs on a worker, where the request of the servlets is there: whether it is to be refused, and whose host it was. */
    private static HttpHandler tell(HttpHandler next, HostNames hosts) {
        return exchange -> {
            ServletRequestContext context = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
            Admission admission = exchange.getAttachment(Admission.KEY);
            if (admission != null && admission.isRefused()) {
                Overload.mark(context.getServletRequest());
            }
            try {
                next.handleRequest(exchange);
            } finally {
                if (admission != null) {
                    Passage.of(context.getOriginalRequest()).flatMap(Passage::subdomain).ifPresent(name -> hosts.learn(admission.host(), name));
                }
            }
        };
    }
}
