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

    /** A path of this host; each segment after the first is encoded. */
    public String to(String path, Object... segments) {
        StringBuilder link = new StringBuilder(request.getContextPath()).append(path);
        for (Object segment : segments) {
            link.append('/').append(URLEncoder.encode(String.valueOf(segment), StandardCharsets.UTF_8).replace("+", "%20"));
        }
        return link.toString();
    }
}
