package org.prachum.privacy;

/**
 * Somebody who may be meant by an address.
 *
 * @param number as it is spelled
 * @param listed whether the directory gives them that address, rather than somebody having typed it
 */
public record Candidate(String number, String name, boolean listed) {

    public String getNumber() {
        return number;
    }

    public String getName() {
        return name;
    }
}
