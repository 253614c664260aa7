package org.prachum.platform.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Takes the blanks out that may stand around the semicolons of a {@code Content-Type} (RFC 9110, section 8.3.1: {@code OWS ";" OWS}), which
 * a server's own parser trips over.
 */
@Provider
@PreMatching
public class MediaTypeFilter implements ContainerRequestFilter {

    private static final Pattern SEPARATOR = Pattern.compile("[ \\t]*;[ \\t]*");

    @Override
    public void filter(ContainerRequestContext call) {
        String given = call.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (given != null && given.indexOf(';') > 0) {
            call.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, SEPARATOR.matcher(given.strip()).replaceAll(";"));
        }
    }
}
