package org.prachum.platform.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** That somebody came with a request, from where and by which way. A job has a scope like a request's, but nobody came. */
@RequestScoped
public class Visit {

    private String client;
    private String root = "";

    void from(String address, String contextPath) {
        client = address;
        root = contextPath;
    }

    /** The address of the client, as far as our own proxies vouch for it; empty where nobody came. */
    public Optional<String> client() {
        return Optional.ofNullable(client);
    }

    /** What stands before every path of ours, as the client writes it: empty, or a proxy's prefix such as {@code /register}. */
    public String root() {
        return root;
    }
}
