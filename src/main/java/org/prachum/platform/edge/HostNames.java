package org.prachum.platform.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whose the hosts are that were asked lately, so that an organization has one share of the workers however many hosts it has. A host that
 * was not asked before has a share of its own until its first answer.
 */
final class HostNames {

    private static final int MOST = 10_000;

    private final Map<String, String> organizations = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    /** @param organization its subdomain */
    synchronized void learn(String host, String organization) {
        organizations.put(host, organization);
    }

    synchronized String shareOf(String host) {
        return organizations.getOrDefault(host, "//" + host);
    }
}
