package org.prachum.platform.metrics;

import java.util.Locale;

/** A page in Prometheus' text format 0.0.4. */
public final class Exposition {

    /** What a page in this format is called. */
    public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    /** What a family's numbers mean. */
    public enum Kind {
        /** Only grows, until the node starts anew. */
        COUNTER,
        /** Is as it is when somebody asks. */
        GAUGE,
        /** Counts by size, in buckets that each hold the smaller ones too. */
        HISTOGRAM
    }

    private final StringBuilder page = new StringBuilder();

    /**
     * Begins a family; its samples follow before another one begins.
     *
     * @param name letters, digits and underscores
     * @param help one sentence; backslashes and line ends are escaped
     */
    public Exposition family(String name, Kind kind, String help) {
        page.append("# HELP ").append(name).append(' ').append(escaped(help, false)).append('\n');
        page.append("# TYPE ").append(name).append(' ').append(kind.name().toLowerCase(Locale.ROOT)).append('\n');
        return this;
    }

    /**
     * A line of the family that was begun last.
     *
     * @param name the family's, or the part of a histogram
     * @param labels names and values in turn; in values backslashes, quotes and line ends are escaped
     */
    public Exposition sample(String name, double value, String... labels) {
        page.append(name);
        for (int i = 0; i + 1 < labels.length; i += 2) {
            page.append(i == 0 ? '{' : ',').append(labels[i]).append("=\"").append(escaped(labels[i + 1], true)).append('"');
        }
        page.append(labels.length > 0 ? "} " : " ").append(number(value)).append('\n');
        return this;
    }

    /** A family of one number without labels. */
    public Exposition alone(String name, Kind kind, String help, double value) {
        return family(name, kind, help).sample(name, value);
    }

    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? String.valueOf((long) value) : String.valueOf(value);
    }

    private static String escaped(String text, boolean quoted) {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n");
        return quoted ? escaped.replace("\"", "\\\"") : escaped;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
