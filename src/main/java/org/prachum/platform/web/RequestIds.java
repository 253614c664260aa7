package org.prachum.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request is called, here and in the logs of whoever stands in front: the {@code X-Request-Id} or the trace of a
 * {@code traceparent} (W3C Trace Context) that a proxy of ours gave it, or a name of our own.
 */
final class RequestIds {

    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern TRACE = Pattern.compile("[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

    /** Of this start of this node; no secret, but no other start has the same. */
    private final String node = Long.toHexString(new SecureRandom().nextLong() | Long.MIN_VALUE);

    private final AtomicLong number = new AtomicLong();
    private final Networks proxies;

    RequestIds(Networks proxies) {
        this.proxies = proxies;
    }

    String of(HttpServletRequest request) {
        if (proxies.contain(request.getRemoteAddr())) {
            String id = request.getHeader("X-Request-Id");
            if (id != null && SOUND.matcher(id).matches()) {
                return id;
            }
            String parent = request.getHeader("traceparent");
            Matcher trace = TRACE.matcher(parent == null ? "" : parent);
            if (trace.matches()) {
                return trace.group(1);
            }
        }
        return node + "-" + Long.toHexString(number.incrementAndGet());
    }
}
