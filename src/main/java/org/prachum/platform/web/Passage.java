package org.prachum.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;
import java.util.Optional;
import java.util.Set;
import org.prachum.platform.log.LogContext;

/** One request from its coming to its answer, as the log and the numbers know it: never its path, its query or who sent it. */
public final class Passage {

    private static final String ATTRIBUTE = Passage.class.getName();
    private static final String ASSETS = "/assets/";
    private static final String OTHER = "other";

    /** What is said of a method that nobody knows: anybody can make up more of them. */
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE");

    private final String id;
    private final String method;
    private final long began;
    private String route;
    private String organization;
    private boolean over;

    private Passage(String id, HttpServletRequest request) {
        this.id = id;
        method = METHODS.contains(request.getMethod()) ? request.getMethod() : OTHER;
        route = mapping(request);
        began = System.nanoTime();
    }

    static Passage begin(String id, HttpServletRequest request) {
        Passage passage = new Passage(id, request);
        request.setAttribute(ATTRIBUTE, passage);
        return passage;
    }

    /** Empty for a request that came by no way of ours. */
    public static Optional<Passage> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Passage passage ? Optional.of(passage) : Optional.empty();
    }

    /** @param template with what differs from request to request in braces */
    public void leadsTo(String template) {
        route = template;
    }

    /** @param subdomain of the organization whose host was asked; empty for the platform */
    public void belongsTo(String subdomain) {
        organization = subdomain.isEmpty() ? null : subdomain;
        LogContext.organization(organization);
    }

    /** Of the organization whose host was asked; empty at the apex and where nobody's host was asked. */
    public Optional<String> subdomain() {
        return Optional.ofNullable(organization);
    }

    /** True once: an answer may be given in two steps, of which the second is an error's page. */
    boolean ends() {
        boolean first = !over;
        over = true;
        return first;
    }

    long nanos() {
        return System.nanoTime() - began;
    }

    String id() {
        return id;
    }

    String method() {
        return method;
    }

    String route() {
        return route;
    }

    /** Null at the apex and where nobody's host was asked. */
    String organization() {
        return organization;
    }

    /** As the container found it, before any filter: an address that has a page, or the pattern of a servlet. */
    private static String mapping(HttpServletRequest request) {
        if (request.getHttpServletMapping().getMappingMatch() == MappingMatch.DEFAULT) {
            return request.getServletPath().startsWith(ASSETS) ? ASSETS + "*" : OTHER;
        }
        // The root is mapped to the page that welcomes.
        boolean isRoot = request.getRequestURI().equals(request.getContextPath() + "/");
        return isRoot ? "/" : request.getHttpServletMapping().getPattern();
    }
}
