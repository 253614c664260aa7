package org.prachum.statistics;

/**
 * A section and who of it registered.
 *
 * @param name its short name, as registrations and the directory have it; empty where none is known
 * @param registered registrations, by hand or not
 * @param employees active people of the directory in it
 * @param reached how many of these registered, each counted once
 */
record Section(String name, long registered, long employees, long reached) {

    Section and(Section other) {
        return new Section(
                name, registered + other.registered, employees + other.employees, reached + other.reached);
    }
}
