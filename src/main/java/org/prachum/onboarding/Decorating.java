package org.prachum.onboarding;

import jakarta.inject.Inject;
import java.util.List;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.audit.Audit;
import org.prachum.platform.audit.Deed;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Decoration;
import org.prachum.tenancy.Here;

/** An admin decides how the organization is called, looks and greets. */
@UseCase
@Requires(Permission.BRAND)
class Decorating {

    @Inject
    Decoration decoration;

    @Inject
    Audit audit;

    @Inject
    Here here;

    void decorate(BrandingForm form) {
        List<String> changed = form.differingFrom(here.getOrganization(), here.getBranding());
        decoration.describe(form.name(), form.spoken(), form.reckoned());
        decoration.paint(form.primary(), form.accent());
        decoration.greet(form.welcome(), form.privacy());
        if (form.logo().length > 0) {
            decoration.hangLogo(form.logo());
        } else if (form.withoutLogo()) {
            decoration.takeLogoDown();
        }
        audit.note(Deed.of("branding.changed").on(here.id(), form.name()).changing(changed));
    }
}
