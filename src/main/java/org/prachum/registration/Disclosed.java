package org.prachum.registration;

/**
 * What an answer tells of a person: the only form in which attendees' pages and the wire name somebody. Only {@link Disclosure} decides what
 * it holds; what is not told is empty.
 *
 * @param name in full, as initials, or empty
 * @param email the address masked, or null where none is known or it is not told
 * @param addressTold whether {@code email} says that there is no address when it is null
 */
public record Disclosed(String name, String position, String section, String costCenter, String email, boolean addressTold) {

    /** Nothing but that there is somebody. */
    static final Disclosed NOTHING = new Disclosed("", "", "", "", null, false);

    public String getName() {
        return name;
    }

    /** Whether there is a name to greet with, as texts ask it: {@code yes} or {@code no}. */
    public String getNamed() {
        return name.isEmpty() ? "no" : "yes";
    }

    /** What the person is and where they work, as far as that is told. */
    public String getRole() {
        return position.isEmpty() || section.isEmpty() ? position + section : position + " · " + section;
    }

    public String getMaskedEmail() {
        return email;
    }

    public boolean isAddressTold() {
        return addressTold;
    }
}
