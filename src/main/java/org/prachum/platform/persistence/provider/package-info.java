/**
 * The wall around the JPA providers: the only code that imports {@code org.hibernate} or
 * {@code org.eclipse.persistence}. What differs between them is said here or in {@code persistence.xml}, with its reason.
 */
package org.prachum.platform.persistence.provider;
