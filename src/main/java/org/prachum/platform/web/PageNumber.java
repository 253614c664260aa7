package org.prachum.platform.web;

/** Which page of a list is shown. */
public final class PageNumber {

    private PageNumber() {}

    /**
     * A page that there is: at least the first, and at most the last, behind which there is nothing to ask for.
     *
     * @param asked counted from 1; null for the first
     * @param count how long the list is; an empty one has one page
     * @param size of a page, at least 1
     */
    public static int within(Integer asked, int count, int size) {
        int last = Math.max(1, (count + size - 1) / size);
        return asked == null ? 1 : Math.min(Math.max(1, asked), last);
    }
}
