package org.prachum.platform.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads a form field by field and remembers what is wrong, so that somebody who mistyped three fields hears of all three at once:
 *
 * <pre>{@code
 * Validation form = new Validation();
 * EmployeeNumber number = form.read(() -> EmployeeNumber.typed(typed));
 * Email email = form.read(() -> Email.typed(address));
 * form.finish();
 * }</pre>
 *
 * <p>For one request, and not for several threads.
 */
public final class Validation {

    /** In the order of the form; each answers what is wrong, and is asked once something is. */
    private final List<Supplier<List<Invalid>>> found = new ArrayList<>();

    private final Set<String> refused = new HashSet<>();

    /** What {@code reading} answers; null where it refuses, which is remembered. */
    public <T> T read(Supplier<T> reading) {
        return read(reading, null);
    }

    /** The same, with what to go on with where it refuses. */
    public <T> T read(Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (Invalid wrong) {
            reject(wrong);
            return otherwise;
        }
    }

    /** Remembers what {@code checking} refuses. */
    public void check(Runnable checking) {
        read(() -> {
            checking.run();
            return null;
        });
    }

    /** Remembers what is wrong with a field; what was found first of that field is what is told. */
    public void reject(Invalid invalid) {
        found.add(invalid::each);
        invalid.each().forEach(each -> refused.add(each.field().orElseThrow()));
    }

    /** Remembers where to ask for what is decided later, and is told now only if something else is wrong as well. */
    public void rejectAlongside(Supplier<List<Invalid>> later) {
        found.add(later);
    }

    /** Remembers what another has found, behind what this one has. */
    public void include(Validation part) {
        found.addAll(part.found);
        refused.addAll(part.refused);
    }

    public boolean hasRefused(String field) {
        return refused.contains(field);
    }

    /** @throws Invalid everything that was found, if anything was */
    public void finish() {
        if (refused.isEmpty()) {
            return;
        }
        Map<String, Invalid> byField = new LinkedHashMap<>();
        found.stream().flatMap(each -> each.get().stream()).forEach(each -> byField.putIfAbsent(each.field().orElseThrow(), each));
        throw Invalid.all(List.copyOf(byField.values()));
    }
}
