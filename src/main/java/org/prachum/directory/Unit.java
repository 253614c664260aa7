package org.prachum.directory;

import jakarta.persistence.Embeddable;

/** A part of the organization that somebody belongs to: section, department, group or division. */
@Embeddable
public class Unit {

    private String code;
    private String shortName;
    private String fullName;

    protected Unit() {}

    Unit(String code, String shortName, String fullName) {
        this.code = code;
        this.shortName = shortName;
        this.fullName = fullName;
    }

    public String getCode() {
        return code;
    }

    public String getShortName() {
        return shortName;
    }

    public String getFullName() {
        return fullName;
    }
}
