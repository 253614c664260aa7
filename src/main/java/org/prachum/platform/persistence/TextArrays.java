package org.prachum.platform.persistence;

import java.util.List;
import java.util.function.Function;

/**
 * Many rows in one statement: a column of texts goes over as one array, as PostgreSQL writes it (its manual, section 8.15.2), so that
 * either provider passes it as one text.
 */
public final class TextArrays {

    private TextArrays() {}

    /** The array that {@code value} answers of each row; null becomes an empty text. */
    public static <T> String of(List<T> rows, Function<T, String> value) {
        StringBuilder array = new StringBuilder("{");
        for (T row : rows) {
            if (array.length() > 1) {
                array.append(',');
            }
            array.append('"');
            String text = value.apply(row);
            for (int i = 0; text != null && i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '"' || c == '\\') {
                    array.append('\\');
                }
                array.append(c);
            }
            array.append('"');
        }
        return array.append('}').toString();
    }

    /** So many parameters from {@code first} on, each cast to an array, for {@code unnest}. */
    public static String parameters(int first, int count) {
        StringBuilder arrays = new StringBuilder();
        for (int i = first; i < first + count; i++) {
            arrays.append(i == first ? "" : ", ").append("cast(?").append(i).append(" as text[])");
        }
        return arrays.toString();
    }
}
