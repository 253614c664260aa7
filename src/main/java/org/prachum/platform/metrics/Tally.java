package org.prachum.platform.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts how often something happened, by what its labels say. Labels take few values, and all of them are ours. */
public final class Tally {

    private final String name;
    private final String help;
    private final List<String> labels;
    private final Map<List<String>, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param name ends in {@code _total} */
    public Tally(String name, String help, String... labels) {
        this.name = name;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** Once more. */
    public void count(String... values) {
        counts.computeIfAbsent(List.of(values), first -> new LongAdder()).increment();
    }

    /** Nothing yet, said as such: a counter that appears with its first event has no beginning from which it could be seen to grow. */
    public Tally from0(String... values) {
        counts.computeIfAbsent(List.of(values), first -> new LongAdder());
        return this;
    }

    public void tell(Exposition page) {
        page.family(name, Exposition.Kind.COUNTER, help);
        counts.forEach((values, count) -> page.sample(name, count.sum(), pairs(labels, values)));
    }

    static String[] pairs(List<String> labels, List<String> values) {
        String[] pairs = new String[labels.size() * 2];
        for (int i = 0; i < labels.size(); i++) {
            pairs[2 * i] = labels.get(i);
            pairs[2 * i + 1] = values.get(i);
        }
        return pairs;
    }
}
