package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.prachum.meetings.MeetingSearch;

/** What an address asks of a list of meetings: {@code ?q=<words>&page=<n>}: {@code #{meetingQuery.words}}. */
@Named
@RequestScoped
public class MeetingQuery {

    private static final int LONGEST = 100;

    @Inject
    HttpServletRequest request;

    MeetingSearch search() {
        return MeetingSearch.typed(typed());
    }

    private String typed() {
        return request.getParameter("q");
    }

    /** Null where none was asked for that could be one. */
    Integer page() {
        String page = request.getParameter("page");
        return page == null || !page.matches("[0-9]{1,6}") ? null : Integer.valueOf(page);
    }

    /** Whether the address is worth no place in anybody's index: it shows a part of what another shows. */
    public boolean isSearch() {
        return !search().isEmpty();
    }

    /** What was typed, for the field; empty where nothing was. */
    public String getWords() {
        String words = typed() == null ? "" : typed().strip();
        return words.substring(0, words.offsetByCodePoints(0, Math.min(LONGEST, words.codePointCount(0, words.length()))));
    }

    /** What follows the address of that page of the same list. */
    public String at(int number) {
        String words = isSearch() ? "q=" + URLEncoder.encode(getWords(), StandardCharsets.UTF_8) : "";
        String turned = number > 1 ? "page=" + number : "";
        String both = words + (words.isEmpty() || turned.isEmpty() ? "" : "&") + turned;
        return both.isEmpty() ? "" : "?" + both;
    }
}
