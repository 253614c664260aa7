package org.prachum.platform.log;

import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Writes an event of WildFly's text log so that nothing in it looks like another: line breaks and control characters of its message are
 * escaped, and each further line, such as those of a stack trace, begins with a tab.
 *
 * <p>Part of the server, not of the application: {@code server-config/wildfly/prachum.cli} lays it into a module of its own.
 */
public final class OneLineFormatter extends PatternFormatter {

    @Override
    public String format(ExtLogRecord event) {
        ExtLogRecord copy = new ExtLogRecord(event);
        copy.setMessage(escape(event.getFormattedMessage()), ExtLogRecord.FormatStyle.NO_FORMAT);
        return indent(super.format(copy));
    }

    /** @return {@code text} in one line; null stays null */
    static String escape(String text) {
        if (text == null || text.chars().noneMatch(OneLineFormatter::isUnsafe)) {
            return text;
        }
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (isUnsafe(c)) {
                escaped.append(String.format("\\u%04x", c));
            } else {
                escaped.append((char) c);
            }
        });
        return escaped.toString();
    }

    /** @return {@code event} with its own line break at the end, and no line but the first that begins with anything but a tab */
    static String indent(String event) {
        String[] lines = event.strip().split("[\\r\\n\\x0B\\f\\u0085\\u2028\\u2029]+");
        StringBuilder indented = new StringBuilder(escape(lines[0]));
        for (int i = 1; i < lines.length; i++) {
            indented.append("\n\t").append(escape(lines[i].strip()));
        }
        return indented.append('\n').toString();
    }

    /** Controls of ASCII and Latin 1, and what breaks lines or turns their direction elsewhere in Unicode. */
    private static boolean isUnsafe(int c) {
        return Character.isISOControl(c) || c == '\u2028' || c == '\u2029' || c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069';
    }
}
