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
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Our own stylesheets, scripts and fonts, by an address that changes with their content: {@code #{asset['lean.css']}}. */
@Named("asset")
@ApplicationScoped
public class Assets extends AbstractMap<String, String> {

    private final Map<String, String> versions = new ConcurrentHashMap<>();

    @Inject
    ServletContext application;

    @Inject
    Visit visit;

    @Override
    public String get(Object name) {
        String version = version(String.valueOf(name)).orElseThrow(() -> new IllegalArgumentException("No such asset: " + name));
        return visit.root() + "/assets/" + name + "?v=" + version;
    }

    @Override
    public boolean containsKey(Object name) {
        return true;
    }

    /** What changes with the content of a file, 12 hexadecimal digits of its SHA-256; empty where there is no such file. */
    Optional<String> version(String name) {
        return Optional.ofNullable(versions.computeIfAbsent(name, this::read));
    }

    private String read(String name) {
        try (InputStream file = application.getResourceAsStream("/assets/" + name)) {
            if (file == null) {
                return null;
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(file.readAllBytes());
            return HexFormat.of().formatHex(digest, 0, 6);
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
