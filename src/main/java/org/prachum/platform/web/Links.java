package org.prachum.platform.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Writes the links and form actions of pages: {@code #{link.to('/submit', meeting.number)}}. */
@Named("link")
@RequestScoped
public class Links {

    @Inject
    HttpServletRequest request;

    @Inject
    Visit visit;

    /** A path of this host; each segment after the first is encoded. */
    public String to(String path, Object... segments) {
        StringBuilder link = new StringBuilder(visit.root()).append(path);
        for (Object segment : segments) {
            link.append('/').append(URLEncoder.encode(String.valueOf(segment), StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return link.toString();
    }

    /** The sign-in, which leads back to where the reader wanted to go. */
    public String toSignIn(HttpServletRequest wanted) {
        return toDoor("/auth/login", wanted);
    }

    /** A page that asks for something first, and leads back likewise. */
    String toDoor(String door, HttpServletRequest wanted) {
        String path = AddressFilter.asWritten(wanted).substring(visit.root().length());
        String query = "GET".equals(wanted.getMethod()) && wanted.getQueryString() != null ? "?" + wanted.getQueryString() : "";
        return toDoor(door, path + query);
    }

    /** The same, and leads to {@code then} afterwards, a path of this host. */
    public String toDoor(String door, String then) {
        return to(door) + "?then=" + URLEncoder.encode(then, StandardCharsets.UTF_8);
    }

    /** The page one is at, in another language; what its address says stays, such as the key of a private meeting. */
    public String inLanguage(Language language) {
        String query = request.getQueryString();
        boolean kept = query != null && "GET".equals(request.getMethod());
        return "?" + (kept ? query + "&" : "") + "lang=" + language.getTag();
    }

    /** For {@code aria-current}: {@code page} where the reader is at that path, {@code true} below it, else {@code false}. */
    public String here(String path) {
        String current = AddressFilter.asWritten(request);
        String wanted = visit.root() + path;
        if (current.equals(wanted)) {
            return "page";
        }
        return current.startsWith(wanted + "/") ? "true" : "false";
    }
}
