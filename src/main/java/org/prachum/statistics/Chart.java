package org.prachum.statistics;

import java.util.List;

/**
 * Figures as bars, and as the table that stands under them.
 *
 * @param key by which its file and its texts are known: {@code time}, {@code hours}, {@code sections}, {@code origin}, {@code rate},
 *     {@code attendance}
 * @param columns whether the bars stand, one for each stretch of time, or lie, one for each thing that has a name
 * @param headings of the table
 * @param cells of the table, as the reader reads them
 * @param rows the same as a file holds them
 */
public record Chart(
        String key,
        boolean columns,
        String summary,
        List<Bar> bars,
        List<String> headings,
        List<List<String>> cells,
        List<List<Object>> rows) {

    private static final int SHORT_TABLE = 14;

    /** @param part of the longest bar, from 0 to 1 */
    public record Bar(String label, String value, double part) {

        private static final double LEAST_SEEN = 1.5;

        public String getLabel() {
            return label;
        }

        public String getValue() {
            return value;
        }

        /** In hundredths of the longest; what is not nothing can be seen. */
        public double getLength() {
            return part == 0 ? 0 : Math.max(LEAST_SEEN, Math.round(part * 1_000) / 10.0);
        }

        /** Where a standing bar begins, from above. */
        public double getTop() {
            return 100 - getLength();
        }
    }

    public String getKey() {
        return key;
    }

    public boolean isColumns() {
        return columns;
    }

    /** What a screen reader says in place of the bars. */
    public String getSummary() {
        return summary;
    }

    public List<Bar> getBars() {
        return bars;
    }

    public List<String> getHeadings() {
        return headings;
    }

    public List<List<String>> getCells() {
        return cells;
    }

    /** Whether the table is short enough to be open from the start. */
    public boolean isShort() {
        return cells.size() <= SHORT_TABLE;
    }
}
