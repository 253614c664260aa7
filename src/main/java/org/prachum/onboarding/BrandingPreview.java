package org.prachum.onboarding;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Palette;

/** {@code /admin/branding/preview?primary=…}: what a colour would become, while it is chosen. Reveals nothing of anybody. */
@WebServlet("/admin/branding/preview")
public class BrandingPreview extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Texts texts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String primary = request.getParameter("primary");
        if (primary == null || !primary.matches("#[0-9a-fA-F]{6}")) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        Palette palette = Palette.of(primary);
        String note = palette.corrected()
                ? texts.say("onboarding.branding.corrected", "from", palette.given(), "to", palette.brand())
                : texts.get("onboarding.branding.legible");
        String json = Json.createObjectBuilder()
                .add("light", palette.properties(false))
                .add("dark", palette.properties(true))
                .add("note", note)
                .build()
                .toString();
        response.setContentType("application/json;charset=UTF-8");
        response.getOutputStream().write(json.getBytes(StandardCharsets.UTF_8));
    }
}
