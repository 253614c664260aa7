package org.prachum.tenancy;

import java.util.Optional;

/**
 * An organization with its look, as last read: what each request needs of it, kept by {@link Homes}. The entities are detached.
 *
 * @param brandCss the colours as a style sheet
 * @param brandVersion changes with it, for its address
 * @param ownDomain the host that links begin with, where it is not the subdomain
 * @param consent what whoever registers has to agree to, if anything
 */
record Home(
        Organization organization,
        Branding branding,
        Palette palette,
        String brandCss,
        String brandVersion,
        Optional<String> ownDomain,
        Optional<ConsentText> consent) {

    static Home of(Organization organization, Branding branding, Optional<String> ownDomain, Optional<ConsentText> consent) {
        Palette palette = Palette.of(branding.getPrimaryColor(), branding.getAccentColor());
        String css = palette.css();
        return new Home(organization, branding, palette, css, Integer.toHexString(css.hashCode()), ownDomain, consent.filter(ConsentText::isAsked));
    }
}
