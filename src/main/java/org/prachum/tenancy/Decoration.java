package org.prachum.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.Locale;
import org.prachum.platform.problem.ChangedMeanwhile;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Localized;

/** Changing how the current organization is called, looks and greets. Joins its caller's transaction. */
@ApplicationScoped
public class Decoration {

    @Inject
    Organizations organizations;

    @Inject
    Pictures pictures;

    @Inject
    CurrentTenant tenant;

    @Inject
    Event<OrganizationChanged> changed;

    public void describe(String name, Language language, ZoneId zone) {
        organizations.byId(tenant.id()).describe(name, language, zone);
        tell();
    }

    /**
     * Changes the time zone alone.
     *
     * @throws ChangedMeanwhile when it is not {@code before}, but another already
     */
    public void reckonIn(ZoneId before, ZoneId after) {
        Organization organization = organizations.byId(tenant.id());
        if (!organization.getZone().equals(before)) {
            throw new ChangedMeanwhile();
        }
        organization.describe(organization.getName(), organization.getLanguage(), after);
        tell();
    }

    /** Both as {@code #rrggbb}. */
    public void paint(String primary, String accent) {
        branding().paint(Palette.of(primary, accent).given(), accent.toLowerCase(Locale.ROOT));
        tell();
    }

    public void greet(Localized welcome, Localized privacyNotice) {
        branding().greet(welcome, privacyNotice);
        tell();
    }

    /** @throws org.prachum.platform.files.PictureRefused when it is no PNG, JPEG or WebP within the limits */
    public void hangLogo(byte[] upload) {
        branding().show(pictures.keep(upload));
        tell();
    }

    public void takeLogoDown() {
        branding().show(null);
        tell();
    }

    public void markAsDemo() {
        organizations.byId(tenant.id()).markAsDemo();
    }

    private Branding branding() {
        return organizations.branding();
    }

    private void tell() {
        changed.fire(new OrganizationChanged(tenant.id()));
    }
}
