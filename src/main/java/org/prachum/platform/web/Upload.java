package org.prachum.platform.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.omnifaces.util.Faces;

/** A file that came with the running request's form (RFC 7578), and is not empty. */
public final class Upload {

    static final int LONGEST_NAME = 200;

    private final Part part;

    private Upload(Part part) {
        this.part = part;
    }

    /** All that were chosen in {@code field}, in their order; none in a form that was sent without files. */
    public static List<Upload> all(String field) throws IOException, ServletException {
        HttpServletRequest request = Faces.getRequest();
        if (!String.valueOf(request.getContentType()).startsWith("multipart/")) {
            return List.of();
        }
        return request.getParts().stream()
                .filter(part -> part.getName().equals(field) && part.getSize() > 0)
                .map(Upload::new)
                .toList();
    }

    /** The same for a field in which one is chosen. */
    public static Optional<Upload> first(String field) throws IOException, ServletException {
        return all(field).stream().findFirst();
    }

    /** What its owner calls it: no folders, nothing that cannot be printed, and at most {@value #LONGEST_NAME} characters. */
    public String name() {
        return name(String.valueOf(part.getSubmittedFileName()));
    }

    /** In bytes. */
    public long size() {
        return part.getSize();
    }

    /** Whoever opens it closes it. */
    public InputStream open() throws IOException {
        return part.getInputStream();
    }

    /** Some browsers have sent whole paths, with the separators of either system. */
    static String name(String submitted) {
        String clean = submitted.replaceAll("\\p{Cntrl}", "");
        String last = clean.substring(Math.max(clean.lastIndexOf('/'), clean.lastIndexOf('\\')) + 1);
        return last.substring(0, Math.min(LONGEST_NAME, last.length()));
    }
}
