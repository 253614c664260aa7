package org.prachum.tenancy;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.config.Settings;
import org.prachum.platform.web.Language;

/**
 * The organization of the running request or job, for pages, mails and rules: {@code #{here}}.
 *
 * <p>In a job the home is read when it is first asked for.
 */
@Named
@RequestScoped
public class Here {

    @Inject
    CurrentTenant tenant;

    @Inject
    Homecoming homecoming;

    @Inject
    PictureViewing pictures;

    @Inject
    Settings settings;

    private Home home;

    public Organization getOrganization() {
        return home().organization();
    }

    public Branding getBranding() {
        return home().branding();
    }

    public Palette getPalette() {
        return home().palette();
    }

    /** The content hash of the logo, or null. */
    public String getLogo() {
        return getBranding().logoHash().orElse(null);
    }

    /** The logo at its largest, as PNG. */
    public Optional<byte[]> logoBytes() {
        return getBranding().logoHash().flatMap(hash -> pictures.picture(hash, Pictures.LOGO));
    }

    /** The logo as mails show it, 180 pixels square, as PNG. */
    public Optional<byte[]> iconBytes() {
        return getBranding().logoHash().flatMap(hash -> pictures.picture(hash, Pictures.TOUCH_ICON));
    }

    /** What stands where a logo would. */
    public String getInitial() {
        return getOrganization().getLanguage().initial(getOrganization().getName());
    }

    String brandCss() {
        return home().brandCss();
    }

    /** Changes with the colours, for their address. */
    public String getBrandVersion() {
        return home().brandVersion();
    }

    public UUID id() {
        return tenant.id();
    }

    public boolean isPlatform() {
        return Organization.PLATFORM.equals(tenant.id());
    }

    /** The organization's greeting in that language, or in its own, or none. */
    public Optional<String> welcome(Language language) {
        return getBranding().welcome().flatMap(text -> text.in(language, getOrganization().getLanguage()));
    }

    /** What the organization says about people's data, likewise. */
    public Optional<String> privacyNotice(Language language) {
        return getBranding().privacyNotice().flatMap(text -> text.in(language, getOrganization().getLanguage()));
    }

    /** What whoever registers has to agree to, if anything. Kept with the home, so that asking costs nothing. */
    public Optional<ConsentText> consent() {
        return home().consent();
    }

    /**
     * Whither a form of this host may lead besides the host itself, in the words of a content security policy: a sign-up at the apex
     * ends on the new organization's host, and browsers hold redirects against the policy too.
     */
    public String getHandOver() {
        return isPlatform() ? origin(hostOf("*")) : "";
    }

    /** The absolute address of a path on this organization's own host, never taken from the request: for mails, QR codes, calendars. */
    public URI link(String path) {
        return home().ownDomain()
                .map(domain -> linkAt(domain, path))
                .orElseGet(() -> linkOn(getOrganization().getSubdomain(), path));
    }

    /** The same for another host of the platform; the apex has the empty subdomain. */
    public URI linkOn(String subdomain, String path) {
        return linkAt(hostOf(subdomain), path);
    }

    /** The same for a host that is known to be this organization's. */
    public URI linkAt(String host, String path) {
        return URI.create(origin(host) + root() + path);
    }

    /** The organization's host below the base domain; the platform's is the apex. */
    public String getHost() {
        return hostOf(getOrganization().getSubdomain());
    }

    private String hostOf(String subdomain) {
        return subdomain.isEmpty() ? settings.getBaseDomain() : subdomain + "." + settings.getBaseDomain();
    }

    /** The path of the public address, which a proxy takes away again. */
    private String root() {
        return settings.getPublicUrl().getPath().replaceFirst("/$", "");
    }

    private String origin(String host) {
        URI base = settings.getPublicUrl();
        String port = base.getPort() < 0 ? "" : ":" + base.getPort();
        return base.getScheme() + "://" + host + port;
    }

    private Home home() {
        if (home == null) {
            home = tenant.home().orElseGet(homecoming::home);
        }
        return home;
    }
}
