package org.prachum.registration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.prachum.platform.cache.Caches;

/**
 * Something for each network from which numbers of an organization are tried, until it has not been used for a while, in bounded memory.
 * Addresses, households and sites are kept apart: IPv6 households, of which one attacker may have very many, displace each other and neither
 * an address nor the site that they belong to.
 *
 * @param <V> what is kept of each
 */
final class ProberCache<V> {

    private static final int MOST = 50_000;

    private record Prober(UUID organization, String network) {}

    private final Map<ClientNetwork.Kind, Cache<Prober, V>> caches = new EnumMap<>(ClientNetwork.Kind.class);

    ProberCache(Expiry<Object, Object> life, Supplier<Instant> now) {
        for (ClientNetwork.Kind kind : ClientNetwork.Kind.values()) {
            caches.put(kind, Caches.atMost(MOST, now).expireAfter(life).build());
        }
    }

    /** Forgotten when it was not used for so long. */
    static Expiry<Object, Object> unused(Duration life) {
        return Expiry.accessing((prober, value) -> life);
    }

    /** Forgotten so long after it was put there. */
    static Expiry<Object, Object> old(Duration life) {
        return Expiry.creating((prober, value) -> life);
    }

    /** What is kept of that network, or null. */
    V find(UUID organization, ClientNetwork network) {
        return caches.get(network.kind()).getIfPresent(new Prober(organization, network.name()));
    }

    /** What is kept of that network; where there is nothing, {@code making} begins it. */
    V get(UUID organization, ClientNetwork network, Supplier<V> making) {
        return caches.get(network.kind()).get(new Prober(organization, network.name()), any -> making.get());
    }

    /** Puts that there unless there is something; answers whether there was not. */
    boolean isFirst(UUID organization, ClientNetwork network, V value) {
        return caches.get(network.kind()).asMap().putIfAbsent(new Prober(organization, network.name()), value) == null;
    }
}
