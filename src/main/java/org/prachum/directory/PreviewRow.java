package org.prachum.directory;

/**
 * A row of a file before it is imported.
 *
 * @param effect {@code new}, {@code changed} or {@code unchanged}
 */
public record PreviewRow(
        int row, String number, String name, String position, String section, String costCenter, String effect) {}
