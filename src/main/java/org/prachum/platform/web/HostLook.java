package org.prachum.platform.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;

/** What is known of the host that was asked, for a page that is written before Faces and perhaps before anybody's organization is there. */
@RequestScoped
public class HostLook {

    private Language language;
    private String name;
    private String colours;
    private boolean open;

    /**
     * The host is somebody's.
     *
     * @param theirs the language that they speak unless their reader chooses otherwise
     * @param called what they are called
     * @param version of their colours, as {@code /brand.css} is asked for it
     * @param isOpen whether there is a page of theirs to go to
     */
    public void belongsTo(Language theirs, String called, String version, boolean isOpen) {
        language = theirs;
        name = called;
        colours = "/brand.css?v=" + version;
        open = isOpen;
    }

    Optional<Language> language() {
        return Optional.ofNullable(language);
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** A path of the host. */
    Optional<String> colours() {
        return Optional.ofNullable(colours);
    }

    boolean isOpen() {
        return open;
    }
}
