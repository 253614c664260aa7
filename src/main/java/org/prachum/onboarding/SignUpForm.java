package org.prachum.onboarding;

import java.time.DateTimeException;
import java.time.ZoneId;

/**
 * What somebody typed who signs an organization up.
 *
 * @param zone the time zone of the browser, if it said so and we know it; else UTC, and the set-up asks
 */
record SignUpForm(String name, String subdomain, String email, boolean terms, String zone) {

    SignUpForm {
        zone = known(zone);
    }

    private static String known(String zone) {
        try {
            return zone == null || zone.isBlank() ? "UTC" : ZoneId.of(zone).getId();
        } catch (DateTimeException unknown) {
            return "UTC";
        }
    }
}
