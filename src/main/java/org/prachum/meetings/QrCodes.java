package org.prachum.meetings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.prachum.platform.files.QrCode;
import org.prachum.tenancy.Here;

/**
 * QR codes of links, with the organization's logo in the middle. Drawing one and reading it back takes tens of milliseconds, so the last
 * few hundred are kept, by what is in them.
 */
@ApplicationScoped
class QrCodes {

    private static final int KEPT = 256;
    private static final int PIXELS = 1024;
    private static final String BLACK = "#000000";

    /** What a drawn code depends on. */
    private record Content(UUID organization, String link, String logo, Kind kind) {}

    enum Kind {
        PNG("image/png"),
        SVG("image/svg+xml");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    @Inject
    Here here;

    private final Map<Content, byte[]> drawn = new LinkedHashMap<>(KEPT, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Content, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    byte[] of(String link, Kind kind) {
        Content content = new Content(here.id(), link, here.getLogo(), kind);
        byte[] kept;
        synchronized (drawn) {
            kept = drawn.get(content);
        }
        if (kept != null) {
            return kept;
        }
        byte[] fresh = draw(link, kind);
        synchronized (drawn) {
            drawn.put(content, fresh);
        }
        return fresh;
    }

    private byte[] draw(String link, Kind kind) {
        QrCode code = QrCode.of(link);
        Optional<byte[]> logo = here.logoBytes();
        if (kind == Kind.SVG) {
            String svg = logo.map(picture -> code.svg(BLACK, picture)).orElseGet(code::svg);
            return svg.getBytes(StandardCharsets.UTF_8);
        }
        return logo.map(picture -> code.png(PIXELS, BLACK, picture)).orElseGet(() -> code.png(PIXELS));
    }
}
