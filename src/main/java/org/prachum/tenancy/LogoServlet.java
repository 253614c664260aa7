package org.prachum.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code /logo/<hash>/<size>.png}: the organization's logo, addressed by its content; {@code /favicon.png}: its smallest, or ours.
 */
@WebServlet({"/logo/*", "/favicon.png"})
public class LogoServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient PictureViewing pictures;

    @Inject
    transient Here here;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("/favicon.png".equals(request.getServletPath())) {
            favicon(response);
            return;
        }
        String[] parts = String.valueOf(request.getPathInfo()).split("/");
        Optional<byte[]> png = parts.length == 3 && parts[2].endsWith(".png")
                ? pictures.picture(parts[1], parts[2].substring(0, parts[2].length() - 4))
                : Optional.empty();
        if (png.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        write(response, png.get(), "public, max-age=31536000, immutable");
    }

    private void favicon(HttpServletResponse response) throws IOException {
        Optional<byte[]> png =
                here.getBranding().logoHash().flatMap(hash -> pictures.picture(hash, Pictures.FAVICON));
        byte[] bytes = png.isPresent() ? png.get() : getServletContext().getResourceAsStream("/assets/favicon.png").readAllBytes();
        write(response, bytes, "public, max-age=300");
    }

    private static void write(HttpServletResponse response, byte[] png, String caching) throws IOException {
        response.setHeader("Cache-Control", caching);
        response.setContentType("image/png");
        response.setContentLength(png.length);
        response.getOutputStream().write(png);
    }
}
