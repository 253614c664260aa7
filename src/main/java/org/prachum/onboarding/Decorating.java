package org.prachum.onboarding;

import jakarta.inject.Inject;
import org.prachum.identity.Permission;
import org.prachum.identity.Requires;
import org.prachum.platform.persistence.UseCase;
import org.prachum.tenancy.Decoration;

/** An admin decides how the organization is called, looks and greets. */
@UseCase
@Requires(Permission.BRAND)
class Decorating {

    @Inject
    Decoration decoration;

    void decorate(BrandingForm form) {
        decoration.describe(form.name(), form.spoken(), form.reckoned());
        decoration.paint(form.primary(), form.accent());
        decoration.greet(form.welcome(), form.privacy());
        if (form.logo().length > 0) {
            decoration.hangLogo(form.logo());
        } else if (form.withoutLogo()) {
            decoration.takeLogoDown();
        }
    }
}
