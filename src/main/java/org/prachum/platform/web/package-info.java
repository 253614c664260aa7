/**
 * What stands between the wire and a page, and knows no feature: who the client is, where a request may come from, which language its
 * reader speaks, which page an address means, and how a refusal is shown.
 *
 * <p>The filters run in the order of {@code web.xml}.
 */
package org.prachum.platform.web;
