package org.prachum.platform.files;

import java.util.List;

/**
 * An uploaded picture that is not taken.
 *
 * <p>The key names the reason, the arguments are what the sentence shown to the person needs: {@code picture.too-heavy}
 * (the limit in bytes), {@code picture.too-large} (longest side in pixels, pixels in all), {@code picture.not-a-picture}
 * (the kind is not one of PNG, JPEG and WebP), {@code picture.unreadable} (it says it is one of them, but is damaged or
 * carries something else with it).
 */
public class PictureRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient List<Object> arguments;

    PictureRefused(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
