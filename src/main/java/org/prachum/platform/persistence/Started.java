package org.prachum.platform.persistence;

/** The schema is up to date and the walls stand: whoever works in the background may begin. */
public record Started() {}
