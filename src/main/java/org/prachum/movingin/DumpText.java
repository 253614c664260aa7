package org.prachum.movingin;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Map;

/**
 * The characters of a dump, one after the other, with the lexical rules of PostgreSQL (its manual, section 4.1): what is blank, what a
 * name or a text is and where it ends. However long something is, only so much of it is kept.
 */
final class DumpText {

    /** In characters; document 000's longest column that is no free text holds 500. */
    static final int LONGEST_VALUE = 20_000;

    private static final int LONGEST_NAME = 200;
    private static final int END = -1;

    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int length;
    private int at;
    private int line = 1;
    private boolean backslashesEscape;

    DumpText(Reader in) {
        this.in = in;
    }

    /** From 1. */
    int line() {
        return line;
    }

    /** How an old dump writes texts: with backslashes that mean something. */
    void backslashesEscape() {
        backslashesEscape = true;
    }

    /** The next character, which stays; negative at the end. */
    int peek() throws IOException {
        return fill() ? buffer[at] : END;
    }

    int next() throws IOException {
        if (!fill()) {
            return END;
        }
        char c = buffer[at++];
        line += c == '\n' ? 1 : 0;
        return c;
    }

    /** Takes the next character if it is this one. */
    boolean takes(char wanted) throws IOException {
        if (peek() == wanted) {
            next();
            return true;
        }
        return false;
    }

    void skipLine() throws IOException {
        for (int c = next(); c != '\n' && c != END; c = next()) {
            // What stands on it does not matter.
        }
    }

    /** Steps over blanks and comments; a lone minus or slash counts as one, because no value of ours has any. */
    void skipBlank() throws IOException {
        while (true) {
            int c = peek();
            if (c == '-') {
                next();
                if (peek() != '-') {
                    return;
                }
                skipLine();
            } else if (c == '/') {
                next();
                if (takes('*')) {
                    skipComment();
                }
            } else if (c != END && (Character.isWhitespace(c) || c == '\uFEFF')) {
                next();
            } else {
                return;
            }
        }
    }

    /** A word of letters, digits and underscores as it stands; empty where none begins. */
    String word() throws IOException {
        StringBuilder word = new StringBuilder();
        while (isOfWord(peek()) || word.length() > 0 && peek() == '$') {
            keep((char) next(), word, LONGEST_NAME);
        }
        return word.toString();
    }

    /** A name, quoted or not, as PostgreSQL knows it; empty where none begins. */
    String name() throws IOException {
        if (takes('"')) {
            return quotedName();
        }
        return word().toLowerCase(Locale.ROOT);
    }

    /** The last part of a name that may say its schema. */
    String qualifiedName() throws IOException {
        String name = name();
        skipBlank();
        while (takes('.')) {
            skipBlank();
            name = name();
            skipBlank();
        }
        return name;
    }

    /** The text whose opening quote was taken; null when it is longer than anything that is kept. */
    String text(boolean escapes) throws IOException {
        StringBuilder text = new StringBuilder();
        while (true) {
            int c = next();
            if (c == END) {
                throw cutOff();
            }
            if (c == '\'' && !takes('\'')) {
                return whole(text);
            }
            if (c == '\\' && (escapes || backslashesEscape)) {
                c = escaped();
            }
            keep((char) c, text, LONGEST_VALUE);
        }
    }

    /** What stands in dollar quotes, whose first dollar was taken; null when it is too long; empty also where none begin. */
    String dollarQuoted() throws IOException {
        StringBuilder tag = new StringBuilder();
        while (isOfWord(peek())) {
            keep((char) next(), tag, LONGEST_NAME);
        }
        if (!takes('$')) {
            return "";
        }
        String end = "$" + tag + "$";
        StringBuilder text = new StringBuilder();
        StringBuilder tail = new StringBuilder();
        while (true) {
            int c = next();
            if (c == END) {
                throw cutOff();
            }
            keep((char) c, text, LONGEST_VALUE);
            tail.append((char) c);
            if (tail.length() > end.length()) {
                tail.deleteCharAt(0);
            }
            if (c == '$' && tail.toString().equals(end)) {
                String whole = whole(text);
                return whole == null ? null : whole.substring(0, whole.length() - end.length());
            }
        }
    }

    /** The character that stands behind a backslash (the manual, sections 4.1.2.2 and COPY). */
    char escaped() throws IOException {
        int c = next();
        switch (c) {
            case END -> throw cutOff();
            case 'b' -> c = '\b';
            case 'f' -> c = '\f';
            case 'n' -> c = '\n';
            case 'r' -> c = '\r';
            case 't' -> c = '\t';
            case 'v' -> c = '\u000B';
            case 'x' -> c = code(0, 16, 2);
            case 'u' -> c = code(0, 16, 4);
            default -> c = c >= '0' && c <= '7' ? code(c - '0', 8, 2) : c;
        }
        return (char) c;
    }

    static void keep(char c, StringBuilder text, int longest) {
        if (text.length() <= longest) {
            text.append(c);
        }
    }

    /** Null for what was longer than is kept. */
    static String whole(StringBuilder text) {
        return text.length() > LONGEST_VALUE ? null : text.toString();
    }

    MoveRefused cutOff() {
        return new MoveRefused("movingin.dump.cutOff", Map.of("line", line));
    }

    /** The name whose opening quote was taken. */
    String quotedName() throws IOException {
        StringBuilder name = new StringBuilder();
        while (true) {
            int c = next();
            if (c == END) {
                throw cutOff();
            }
            if (c == '"' && !takes('"')) {
                return name.toString();
            }
            keep((char) c, name, LONGEST_NAME);
        }
    }

    /** Its opening was taken; they stand in each other. */
    private void skipComment() throws IOException {
        int depth = 1;
        while (depth > 0) {
            int c = next();
            if (c == END) {
                throw cutOff();
            }
            if (c == '*' && takes('/')) {
                depth--;
            } else if (c == '/' && takes('*')) {
                depth++;
            }
        }
    }

    private int code(int begun, int base, int most) throws IOException {
        int code = begun;
        for (int i = 0; i < most && Character.digit(peek(), base) >= 0; i++) {
            code = code * base + Character.digit(next(), base);
        }
        return code;
    }

    private static boolean isOfWord(int c) {
        return c != END && (Character.isLetterOrDigit(c) || c == '_');
    }

    private boolean fill() throws IOException {
        while (at == length) {
            length = in.read(buffer);
            at = 0;
            if (length < 0) {
                length = 0;
                return false;
            }
        }
        return true;
    }
}
