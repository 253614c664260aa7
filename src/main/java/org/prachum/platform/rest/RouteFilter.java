package org.prachum.platform.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.prachum.platform.web.Passage;

/** Tells which resource a request of the wire has come to, with its parameters in braces. */
@Provider
public class RouteFilter implements ContainerRequestFilter {

    /** What a template says of a parameter besides its name. */
    private static final Pattern FORM_OF_PARAMETER = Pattern.compile("\\{\\s*(\\w+)[^}]*}");

    private final Map<Method, String> templates = new ConcurrentHashMap<>();

    @Context
    ResourceInfo resource;

    @Context
    HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext call) {
        Passage.of(request).ifPresent(passage ->
                passage.leadsTo(templates.computeIfAbsent(resource.getResourceMethod(), RouteFilter::template)));
    }

    private static String template(Method method) {
        String path = "/api/" + path(method.getDeclaringClass().getAnnotation(Path.class)) + path(method.getAnnotation(Path.class));
        return FORM_OF_PARAMETER.matcher(path).replaceAll("{$1}").replaceAll("/{2,}", "/");
    }

    private static String path(Path path) {
        return path == null ? "/" : "/" + path.value();
    }
}
