package org.prachum.privacy;

import java.util.List;
import java.util.UUID;

/**
 * One person as an organization knows them: by a number, or by nothing but an address.
 *
 * @param number as the directory or the newest registration spells it, else as it was asked for; empty where only an address is known
 * @param key of the number, or that of a guest of the address
 * @param name of whom the directory or the newest registration says it is; empty where neither does
 * @param emails that are theirs and nobody else's by the directory, or the one that was asked for
 * @param places ids of their registrations
 * @param accounts ids of their accounts
 * @param employees ids of their rows in the directory
 * @param names and {@code numbers} as they are written anywhere
 */
record Person(
        String number,
        String key,
        String name,
        List<String> emails,
        List<UUID> places,
        List<UUID> accounts,
        List<UUID> employees,
        List<String> names,
        List<String> numbers) {

    /** Whether they are known by an address only, as guests are. */
    boolean isWithoutNumber() {
        return number.isEmpty();
    }

    /** What one types to say that it is meant. */
    String said() {
        return isWithoutNumber() ? emails.get(0) : number;
    }
}
