package org.prachum.registration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.prachum.meetings.Format;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingPlan.Place;
import org.prachum.platform.web.Language;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Words;

/** Says where a meeting takes place: {@code #{where.place(meeting)}}. */
@Named
@ApplicationScoped
public class Where {

    /** A floor that says nothing but which. */
    private static final Pattern BARE = Pattern.compile("[\\p{L}\\p{Nd}-]{1,4}");

    @Inject
    Words words;

    @Inject
    Reader reader;

    /** Room, floor and building as far as they are known, or that it is online. */
    public String place(Meeting meeting) {
        return place(meeting, reader.getLanguage());
    }

    String place(Meeting meeting, Language language) {
        return place(meeting.getFormat(), new Place(meeting.getRoom(), meeting.getFloor(), meeting.getBuilding()), language);
    }

    String place(Format format, Place place, Language language) {
        String online = words.say(language, "registration.online");
        if (!format.hasPlace()) {
            return online;
        }
        String onSite = Stream.of(place.room(), floor(place.floor(), language), place.building())
                .filter(Objects::nonNull)
                .filter(part -> !part.isBlank())
                .collect(Collectors.joining(", "));
        if (!format.isOnline()) {
            return onSite;
        }
        return onSite.isEmpty() ? online : words.say(language, "registration.place_and_online", Map.of("place", onSite));
    }

    /** Where to click to join, or null: only what a browser opens as a page. */
    public String link(Meeting meeting) {
        return isWebAddress(meeting.getOnlineUrl()) ? meeting.getOnlineUrl() : null;
    }

    private String floor(String floor, Language language) {
        return floor == null || !BARE.matcher(floor).matches()
                ? floor
                : words.say(language, "registration.floor", Map.of("floor", floor));
    }

    private static boolean isWebAddress(String address) {
        if (address == null) {
            return false;
        }
        try {
            URI parsed = new URI(address);
            return parsed.getHost() != null
                    && ("https".equalsIgnoreCase(parsed.getScheme()) || "http".equalsIgnoreCase(parsed.getScheme()));
        } catch (URISyntaxException malformed) {
            return false;
        }
    }
}
