package org.prachum.transfer;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.tenancy.Here;

/**
 * {@code /operator/arrivals}: an organization that was exported elsewhere, or here, arrives. The file is looked at, or let in; either way
 * all of it is checked, and it is kept no longer than that takes.
 */
@Named
@RequestScoped
public class ArrivalsPage {

    @Inject
    Moves moves;

    @Inject
    Links link;

    @Inject
    Here here;

    @Inject
    @Param
    String subdomain;

    @Inject
    @Param
    String action;

    @Inject
    @Param
    String arrived;

    private Moves.Look look;

    public void load() throws IOException, ServletException {
        if (!"POST".equals(Faces.getRequest().getMethod())) {
            return;
        }
        Path file = Files.createTempFile("prachum-arrival-", ".zip");
        try {
            upload(file);
            if ("arrive".equals(action)) {
                Redirect.to(link.to("/operator/arrivals") + "?arrived=" + moves.arrive(file, subdomain).value());
            } else {
                look = moves.look(file);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** What is in the file that was looked at, or null. */
    public Moves.Look getLook() {
        return look;
    }

    public String getSubdomain() {
        return subdomain;
    }

    /** Where the organization lives that has just arrived, or null. */
    public String getArrived() {
        return arrived != null && arrived.matches("[a-z0-9-]{1,40}") ? here.linkOn(arrived, "/").toString() : null;
    }

    private static void upload(Path file) throws IOException, ServletException {
        HttpServletRequest request = Faces.getRequest();
        boolean parts = String.valueOf(request.getContentType()).startsWith("multipart/");
        Part part = parts ? request.getPart(ArrivalRefused.FIELD) : null;
        if (part == null || part.getSize() == 0) {
            throw new Invalid("transfer.arrivals.fileNeeded", ArrivalRefused.FIELD);
        }
        try (InputStream uploaded = part.getInputStream()) {
            Files.copy(uploaded, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
