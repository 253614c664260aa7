package org.prachum.tenancy;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** {@code /brand.css?v=…}: the organization's colours as custom properties, addressed by their content and kept for ever. */
@WebServlet("/brand.css")
public class BrandStyle extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Here here;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        byte[] css = here.brandCss().getBytes(StandardCharsets.UTF_8);
        boolean current = here.getBrandVersion().equals(request.getParameter("v"));
        response.setHeader("Cache-Control", current ? "public, max-age=31536000, immutable" : "no-cache");
        response.setContentType("text/css;charset=UTF-8");
        response.setContentLength(css.length);
        response.getOutputStream().write(css);
    }
}
