package org.prachum.platform.edge;

import java.util.HashMap;
import java.util.Map;

/**
 * How many bodies may be on their way at once: many that are small, and of those that go to disk so many for the node, fewer for one
 * host, and fewest for one client.
 */
final class BodyLimits {

    static final int SMALL = 2_000;
    static final int SMALL_OF_A_CLIENT = 200;
    static final int LARGE = 32;
    static final int LARGE_OF_A_HOST = 8;
    static final int LARGE_OF_A_CLIENT = 4;

    private final Map<String, Integer> taken = new HashMap<>();

    /** One body's. */
    final class Place {

        private final String host;
        private final String client;
        private boolean large;
        private boolean left;

        private Place(String host, String client) {
            this.host = host;
            this.client = client;
        }

        /** @return whether so many bytes are taken from this one; one that turns out to be large needs a place among those */
        boolean suffices(long bytes) {
            return large || bytes <= RequestBody.IN_MEMORY || grow();
        }

        private boolean grow() {
            synchronized (BodyLimits.this) {
                large = take("large", LARGE, "large host " + host, LARGE_OF_A_HOST, client.isEmpty() ? null : "large client " + client, LARGE_OF_A_CLIENT);
                return large;
            }
        }

        void leave() {
            synchronized (BodyLimits.this) {
                if (!left) {
                    left = true;
                    give("small");
                    give(client.isEmpty() ? null : "small client " + client);
                    if (large) {
                        give("large");
                        give("large host " + host);
                        give(client.isEmpty() ? null : "large client " + client);
                    }
                }
            }
        }
    }

    /**
     * @param length as it was announced; -1 for unknown
     * @return null where there is none
     */
    synchronized Place place(String host, String client, long length) {
        String small = client.isEmpty() ? null : "small client " + client;
        if (!take("small", SMALL, small, SMALL_OF_A_CLIENT, null, 0)) {
            return null;
        }
        Place place = new Place(host, client);
        if (!place.suffices(length)) {
            place.leave();
            return null;
        }
        return place;
    }

    private boolean take(String first, int most, String second, int mostOfSecond, String third, int mostOfThird) {
        if (isFull(first, most) || isFull(second, mostOfSecond) || isFull(third, mostOfThird)) {
            return false;
        }
        count(first);
        count(second);
        count(third);
        return true;
    }

    private boolean isFull(String name, int most) {
        return name != null && taken.getOrDefault(name, 0) >= most;
    }

    private void count(String name) {
        if (name != null) {
            taken.merge(name, 1, Integer::sum);
        }
    }

    private void give(String name) {
        if (name != null) {
            taken.compute(name, (any, before) -> before == null || before == 1 ? null : before - 1);
        }
    }
}
