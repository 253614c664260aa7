package org.prachum.tenancy;

/** An organization with its look, as last read: what each request needs of it, kept by {@link Homes}. Both are detached. */
record Home(Organization organization, Branding branding, Palette palette) {}
