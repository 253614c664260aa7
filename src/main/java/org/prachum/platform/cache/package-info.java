/** Bounded memory of what was asked lately. Which organization something belongs to, the caller says. */
package org.prachum.platform.cache;
