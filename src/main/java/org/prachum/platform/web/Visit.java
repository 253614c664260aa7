package org.prachum.platform.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** That somebody came with a request, and from where. A job has a scope like a request's, but nobody came. */
@RequestScoped
public class Visit {

    private String client;

    void from(String address) {
        client = address;
    }

    /** The address of the client, as far as our own proxies vouch for it; empty where nobody came. */
    public Optional<String> client() {
        return Optional.ofNullable(client);
    }
}
