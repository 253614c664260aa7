package org.prachum.tenancy;

/** The current organization may have another amount of something than before. Fired in the transaction that says so. */
public record QuotaChanged() {}
