package org.prachum.platform.persistence;

/** Patterns for {@code like … escape '!'}: what somebody typed stands for itself, also where it looks like a placeholder. */
public final class Like {

    private Like() {}

    /** Whatever has {@code typed} in it; everything, where it is empty. */
    public static String containing(String typed) {
        return "%" + escaped(typed) + "%";
    }

    /** Whatever begins with {@code typed}. */
    public static String beginningWith(String typed) {
        return escaped(typed) + "%";
    }

    private static String escaped(String typed) {
        return typed.replaceAll("[!%_]", "!$0");
    }
}
