/**
 * How an organization comes, and whatever must know everybody: sign-up, the guided set-up, and the folders of {@code tenants/}.
 *
 * <p>The hard decision: an organization is founded whole or not at all, in one transaction inside its own scope; the address that will
 * administer it is proved before.
 */
package org.prachum.onboarding;
