package org.prachum.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.AbstractMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Our own stylesheets, scripts and fonts, by an address that changes with their content: {@code #{asset['lean.css']}}. */
@Named("asset")
@ApplicationScoped
public class Assets extends AbstractMap<String, String> {

    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    @Inject
    ServletContext application;

    @Inject
    Visit visit;

    @Override
    public String get(Object name) {
        return visit.root() + addresses.computeIfAbsent(String.valueOf(name), this::address);
    }

    @Override
    public boolean containsKey(Object name) {
        return true;
    }

    private String address(String name) {
        try (InputStream file = application.getResourceAsStream("/assets/" + name)) {
            if (file == null) {
                throw new IllegalArgumentException("No such asset: " + name);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            return "/assets/" + name + "?v=" + HexFormat.of().formatHex(digest, 0, 6);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The assets cannot be counted through this map. */
    @Override
    public Set<Entry<String, String>> entrySet() {
        throw new UnsupportedOperationException();
    }
}
