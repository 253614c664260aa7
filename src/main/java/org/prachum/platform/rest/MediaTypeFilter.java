package org.prachum.platform.rest;

import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.regex.Pattern;

/**
 * Sees to it that a server's own parser does not trip over media types: takes the blanks out that may stand around the semicolons of a
 * {@code Content-Type} (RFC 9110, section 8.3.1: {@code OWS ";" OWS}), and refuses an {@code Accept} whose weights are none (section 12.4.2).
 */
@Provider
@PreMatching
public class MediaTypeFilter implements ContainerRequestFilter {

    private static final Pattern SEPARATOR = Pattern.compile("[ \\t]*;[ \\t]*");

    private static final Pattern WEIGHT = Pattern.compile("(?i);\\s*q\\s*=\\s*([^,;]*)");

    private static final Pattern SOUND_WEIGHT = Pattern.compile("0(\\.\\d{0,3})?|1(\\.0{0,3})?");

    @Override
    public void filter(ContainerRequestContext call) {
        String given = call.getHeaderString(HttpHeaders.CONTENT_TYPE);
        if (given != null && given.indexOf(';') > 0) {
            call.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, SEPARATOR.matcher(given.strip()).replaceAll(";"));
        }
        String accepted = call.getHeaderString(HttpHeaders.ACCEPT);
        if (accepted != null && WEIGHT.matcher(accepted).results().anyMatch(weight -> !isSound(weight.group(1).strip()))) {
            throw new BadRequestException();
        }
    }

    private static boolean isSound(String weight) {
        return SOUND_WEIGHT.matcher(weight).matches();
    }
}
