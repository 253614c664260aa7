package org.prachum.onboarding;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.omnifaces.util.Faces;
import org.prachum.identity.Permission;
import org.prachum.identity.SignedIn;
import org.prachum.platform.files.Picture;
import org.prachum.platform.problem.Missing;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.platform.web.Upload;
import org.prachum.tenancy.Here;
import org.prachum.tenancy.Palette;

/** {@code /admin/branding} */
@Named
@RequestScoped
public class BrandingPage {

    /** One byte more than a logo may have, so that a heavier one is refused and not cut. */
    private static final int LOGO_READ = Picture.MOST_BYTES + 1;

    @Inject
    Decorating decorating;

    @Inject
    SignedIn me;

    @Inject
    Here here;

    @Inject
    Links link;

    private boolean posted;

    public void load() throws IOException, ServletException {
        if (!me.account().getRole().may(Permission.BRAND)) {
            throw new Missing("branding");
        }
        posted = "POST".equals(Faces.getRequest().getMethod());
        if (posted) {
            boolean undecided = decorating.decorate(new BrandingForm(
                    typed("name"),
                    typed("primary"),
                    typed("accent"),
                    typed("language"),
                    typed("zone"),
                    BrandingForm.texts("welcome", BrandingPage::typed),
                    BrandingForm.texts("privacy", BrandingPage::typed),
                    logo(),
                    typed("no_logo") != null));
            Redirect.to(undecided
                    ? link.to("/admin/time-zone") + "?zone=" + URLEncoder.encode(typed("zone").strip(), StandardCharsets.UTF_8)
                    : link.to("/admin/branding") + "?saved=yes");
        }
    }

    public boolean isSaved() {
        return "yes".equals(typed("saved"));
    }

    public String getName() {
        return posted ? typed("name") : here.getOrganization().getName();
    }

    public String getPrimary() {
        return posted ? typed("primary") : here.getBranding().getPrimaryColor();
    }

    public String getAccent() {
        return posted ? typed("accent") : here.getBranding().getAccentColor();
    }

    /** What the colour became, to be legible; null where it is as chosen. */
    public String getCorrected() {
        Palette palette = here.getPalette();
        return palette.corrected() ? palette.brand() : null;
    }

    public String getLanguage() {
        return posted ? typed("language") : here.getOrganization().getLanguage().getTag();
    }

    public String getZone() {
        return posted ? typed("zone") : here.getOrganization().getZone().getId();
    }

    public List<String> getZones() {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(zone -> zone.contains("/") && !zone.startsWith("Etc/") && !zone.startsWith("SystemV/"))
                .sorted()
                .toList();
    }

    public String welcome(Language language) {
        return posted
                ? typed("welcome_" + language.getTag())
                : here.getBranding().welcome().map(text -> text.get(language)).orElse(null);
    }

    public String privacy(Language language) {
        return posted
                ? typed("privacy_" + language.getTag())
                : here.getBranding().privacyNotice().map(text -> text.get(language)).orElse(null);
    }

    private byte[] logo() throws IOException, ServletException {
        Optional<Upload> logo = Upload.first("logo");
        if (logo.isEmpty()) {
            return new byte[0];
        }
        try (InputStream picture = logo.get().open()) {
            return picture.readNBytes(LOGO_READ);
        }
    }

    private static String typed(String field) {
        return Faces.getRequestParameter(field);
    }
}
