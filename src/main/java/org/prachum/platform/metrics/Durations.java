package org.prachum.platform.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How long something took, by what its labels say: a histogram in seconds. */
public final class Durations {

    /** In seconds; the last bucket, which has no end, comes by itself. */
    private static final double[] ENDS = {0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private static final long[] ENDS_IN_NANOS =
            Arrays.stream(ENDS).mapToLong(end -> (long) (end * TimeUnit.SECONDS.toNanos(1))).toArray();

    private final String name;
    private final String help;
    private final List<String> labels;
    private final Map<List<String>, Buckets> taken = new ConcurrentHashMap<>();

    /** @param name ends in {@code _seconds} */
    public Durations(String name, String help, String... labels) {
        this.name = name;
        this.help = help;
        this.labels = List.of(labels);
    }

    public void took(long nanos, String... values) {
        taken.computeIfAbsent(List.of(values), first -> new Buckets()).add(nanos);
    }

    public void tell(Exposition page) {
        page.family(name, Exposition.Kind.HISTOGRAM, help);
        taken.forEach((values, buckets) -> buckets.tell(page, Tally.pairs(labels, values)));
    }

    private final class Buckets {

        private final LongAdder[] counts = new LongAdder[ENDS.length + 1];
        private final LongAdder nanos = new LongAdder();

        Buckets() {
            Arrays.setAll(counts, bucket -> new LongAdder());
        }

        void add(long taken) {
            int bucket = 0;
            while (bucket < ENDS_IN_NANOS.length && taken > ENDS_IN_NANOS[bucket]) {
                bucket++;
            }
            counts[bucket].increment();
            nanos.add(taken);
        }

        void tell(Exposition page, String[] pairs) {
            String[] withEnd = Arrays.copyOf(pairs, pairs.length + 2);
            withEnd[pairs.length] = "le";
            long sum = 0;
            for (int bucket = 0; bucket < counts.length; bucket++) {
                sum += counts[bucket].sum();
                withEnd[pairs.length + 1] = Exposition.number(bucket < ENDS.length ? ENDS[bucket] : Double.POSITIVE_INFINITY);
                page.sample(name + "_bucket", sum, withEnd);
            }
            page.sample(name + "_sum", nanos.sum() / 1e9, pairs);
            page.sample(name + "_count", sum, pairs);
        }
    }
}
