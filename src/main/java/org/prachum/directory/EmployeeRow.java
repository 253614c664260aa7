package org.prachum.directory;

import java.util.UUID;

/** Somebody in the list of people. */
public record EmployeeRow(
        UUID id, String number, String name, String position, String section, String costCenter, boolean active) {}
