package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import java.util.HashSet;
import java.util.Set;

/** Which numbers the running request asked for: who registers for twenty meetings at once looks one number up. */
@RequestScoped
class NumbersOfRequest {

    private final Set<String> asked = new HashSet<>();

    boolean isFirst(String number) {
        return asked.add(number);
    }
}
