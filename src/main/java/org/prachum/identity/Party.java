package org.prachum.identity;

/**
 * Who asks for a passkey, the relying party of Web Authentication Level 3, section 5.4.2.
 *
 * @param host to which the passkey belongs, in lower case and without a port: the standard's {@code rpId}
 * @param origin from which the browser must have asked: scheme, host and port (RFC 6454, section 6.1)
 * @param name what a person calls it
 */
record Party(String host, String origin, String name) {}
