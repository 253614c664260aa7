package org.prachum.platform.web;

import java.util.Locale;

/** How much a body may weigh: a little less than the servers take, so that there is an answer and not a broken connection. */
public final class BodyWeight {

    static final String FORM = "application/x-www-form-urlencoded";

    private static final long MOST_BYTES = 12L * 1024 * 1024;

    /** A form without a file; the servers take as many parameters as fit into it. */
    private static final long MOST_BYTES_OF_A_FORM = 256L * 1024;

    /** Where an operator lets a whole organization in, and what it may weigh: as the uploads in web.xml. */
    private static final String ARRIVALS = "/operator/arrivals";

    private static final long MOST_BYTES_OF_AN_ORGANIZATION = 64L * 1024 * 1024 - 16 * 1024;

    private BodyWeight() {}

    /**
     * @param type as it is given; null for none
     * @param path without the context path
     */
    public static long most(String type, String path) {
        if (isOf(FORM, type)) {
            return MOST_BYTES_OF_A_FORM;
        }
        return path.equals(ARRIVALS) ? MOST_BYTES_OF_AN_ORGANIZATION : MOST_BYTES;
    }

    /** Whether the weight need not be told before: programs may send what they are still writing, and no browser does. */
    public static boolean mayBeUnknown(String path) {
        return path.startsWith("/api/");
    }

    static boolean isOf(String wanted, String type) {
        return type != null && type.toLowerCase(Locale.ROOT).startsWith(wanted);
    }
}
