package org.prachum.movingin;

import java.util.Map;

/**
 * What somebody should know about a line of a file: it is left out, or comes otherwise than it was.
 *
 * @param line 0 where it is about no line
 * @param kind {@code person}, {@code organizer}, {@code meeting} or {@code place}
 * @param subject by which a person knows what it is about
 * @param left whether it is left out
 * @param fact the key of the sentence
 */
record Note(int line, String kind, String subject, boolean left, String fact, Map<String, Object> details) {

    static Note left(int line, String kind, String subject, String fact, Map<String, Object> details) {
        return new Note(line, kind, subject, true, fact, details);
    }

    static Note changed(int line, String kind, String subject, String fact, Map<String, Object> details) {
        return new Note(line, kind, subject, false, fact, details);
    }

    String effect() {
        return left ? "left" : "changed";
    }
}
