package org.prachum.platform.web;

import jakarta.servlet.ServletRequest;

/** That a request is to be answered 503 because its organization or client has its share of this node: said by the server's edge. */
public final class Overload {

    private static final String ATTRIBUTE = Overload.class.getName();

    private Overload() {}

    public static void mark(ServletRequest request) {
        request.setAttribute(ATTRIBUTE, true);
    }

    static boolean isMarked(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) != null;
    }
}
