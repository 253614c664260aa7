/** What the environment says, read once and checked at start. */
package org.prachum.platform.config;
