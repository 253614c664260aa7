package org.prachum.tenancy;

import java.util.Set;

/** Which paths belong to the apex alone and which to organizations alone; elsewhere they do not exist. All others are everywhere. */
final class Territory {

    private static final Set<String> APEX = Set.of("operator", "sign-up", "sign-up-code", "find", "terms", "take-back");
    private static final Set<String> ORGANIZATIONS = Set.of(
            "organizer", "admin", "submit", "submit_manual", "ticket", "calendar", "own-calendar", "reminders", "meeting", "privacy",
            "auth/register", "auth/verify-register");

    private Territory() {}

    /** @param path decoded, without the context path, as the container maps it */
    static boolean includes(String path, boolean apex) {
        Set<String> foreign = apex ? ORGANIZATIONS : APEX;
        return foreign.stream().noneMatch(root -> isBelow("/" + root, path));
    }

    private static boolean isBelow(String root, String path) {
        return path.startsWith(root)
                && (path.length() == root.length() || path.charAt(root.length()) == '/' || path.charAt(root.length()) == '.');
    }
}
