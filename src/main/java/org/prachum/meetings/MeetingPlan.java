package org.prachum.meetings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;

/**
 * What a meeting shall be: valid once it exists.
 *
 * <p>Texts are stripped and null where nothing was said. What does not go with the format is left out: an online meeting has no room, one
 * on site no address to join at. A refusal names the field of document 000's form.
 *
 * @param topic 1 to 300 characters, on one line
 * @param isPublic whether the portal lists it; a private meeting opens only with the key in its printed link
 * @param startsAt from the year 2000 to 2100
 * @param endsAt after the start
 * @param information what else to know, at most 4,000 characters, lines kept
 * @param capacity how many may register, 1 to 1,000,000, or null for no limit
 * @param registrationOpensAt from when one can register, or null for at once
 * @param registrationClosesAt until when, not after the end, or null for until the end
 * @param waitingList for those who find no seat; without a limit of seats it waits for one
 * @param isDirectoryOnly whether only people in the directory can register
 */
public record MeetingPlan(
        String topic,
        Format format,
        boolean isPublic,
        Instant startsAt,
        Instant endsAt,
        Place place,
        Conference conference,
        String information,
        Integer capacity,
        Instant registrationOpensAt,
        Instant registrationClosesAt,
        WaitingList waitingList,
        boolean isDirectoryOnly) {

    public static final int MOST_SEATS = 1_000_000;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2101-01-01T00:00:00Z");
    private static final int LONGEST_TOPIC = 300;
    private static final int LONGEST_INFORMATION = 4000;

    /** Where people meet; each part may be null. */
    public record Place(String room, String floor, String building) {

        public static final Place NONE = new Place(null, null, null);

        public Place {
            Validation form = new Validation();
            room = text(room, 100, "room", form);
            floor = text(floor, 50, "floor", form);
            building = text(building, 255, "building", form);
            form.finish();
        }
    }

    /** Where people meet online: an address (http or https), an id and a password; each may be null. */
    public record Conference(String url, String id, String password) {

        private static final int LONGEST_URL = 2000;

        public static final Conference NONE = new Conference(null, null, null);

        public Conference {
            Validation form = new Validation();
            url = text(url, LONGEST_URL, "meeting_url", form);
            id = text(id, 100, "meeting_id", form);
            password = text(password, 100, "meeting_password", form);
            if (url != null && !isWebAddress(url)) {
                form.reject(new Invalid("meetings.url", "meeting_url"));
            }
            form.finish();
        }

        private static boolean isWebAddress(String url) {
            try {
                URI address = new URI(url);
                boolean web = "https".equalsIgnoreCase(address.getScheme()) || "http".equalsIgnoreCase(address.getScheme());
                return web && address.getRawAuthority() != null;
            } catch (URISyntaxException refused) {
                return false;
            }
        }
    }

    /**
     * Whether those who find no seat may wait for one.
     *
     * @param most how many may wait, 1 to 1,000,000, or null for no limit
     */
    public record WaitingList(boolean wanted, Integer most) {

        public static final WaitingList NONE = new WaitingList(false, null);

        public WaitingList {
            if (most != null && (most < 1 || most > MOST_SEATS)) {
                throw new Invalid("meetings.capacity", "waiting_most", Map.of("most", MOST_SEATS));
            }
        }
    }

    /** @throws Invalid all that cannot be, beside its field */
    public MeetingPlan {
        Objects.requireNonNull(format);
        Objects.requireNonNull(waitingList);
        Validation form = new Validation();
        topic = oneLine(topic, form);
        if (topic == null) {
            form.reject(new Invalid("meetings.topicNeeded", "topic"));
        }
        place = format.hasPlace() ? place : Place.NONE;
        conference = format.isOnline() ? conference : Conference.NONE;
        checkTime(startsAt, endsAt, form);
        if (capacity != null && (capacity < 1 || capacity > MOST_SEATS)) {
            form.reject(new Invalid("meetings.capacity", "capacity", Map.of("most", MOST_SEATS)));
        }
        checkWindow(registrationOpensAt, registrationClosesAt, endsAt, form);
        information = text(information, LONGEST_INFORMATION, "additional_info", form);
        form.finish();
    }

    /** Without a waiting list, for everybody. */
    public MeetingPlan(
            String topic,
            Format format,
            boolean isPublic,
            Instant startsAt,
            Instant endsAt,
            Place place,
            Conference conference,
            String information,
            Integer capacity,
            Instant registrationOpensAt,
            Instant registrationClosesAt) {
        this(
                topic, format, isPublic, startsAt, endsAt, place, conference, information, capacity, registrationOpensAt,
                registrationClosesAt, WaitingList.NONE, false);
    }

    /** On site, public, without limits. */
    public static MeetingPlan of(String topic, Instant startsAt, Instant endsAt) {
        return new MeetingPlan(
                topic, Format.ONSITE, true, startsAt, endsAt, Place.NONE, Conference.NONE, null, null, null, null);
    }

    public Instant getStartsAt() {
        return startsAt;
    }

    public Instant getEndsAt() {
        return endsAt;
    }

    /** A year that cannot be is told once, and not also as a meeting that ends before it starts. */
    private static void checkTime(Instant startsAt, Instant endsAt, Validation form) {
        if (isAbsurd(startsAt)) {
            form.reject(new Invalid("meetings.year", "meeting_date"));
        } else if (!endsAt.isAfter(startsAt)) {
            form.reject(new Invalid("meetings.endsBeforeItStarts", "end_time"));
        } else if (isAbsurd(endsAt)) {
            form.reject(new Invalid("meetings.year", "end_date"));
        }
    }

    private static void checkWindow(Instant opensAt, Instant closesAt, Instant endsAt, Validation form) {
        if (opensAt != null && !opensAt.isBefore(closesAt == null ? endsAt : closesAt)) {
            form.reject(new Invalid("meetings.closesBeforeItOpens", closesAt == null ? "registration_opens" : "registration_closes"));
        }
        if (closesAt != null && closesAt.isAfter(endsAt)) {
            form.reject(new Invalid("meetings.closesAfterTheEnd", "registration_closes"));
        }
        if (opensAt != null && isAbsurd(opensAt)) {
            form.reject(new Invalid("meetings.year", "registration_opens"));
        }
        if (closesAt != null && isAbsurd(closesAt)) {
            form.reject(new Invalid("meetings.year", "registration_closes"));
        }
    }

    private static boolean isAbsurd(Instant moment) {
        return moment.isBefore(EARLIEST) || !moment.isBefore(LATEST);
    }

    /** A topic becomes the subject of mails and the name of files. */
    private static String oneLine(String typed, Validation form) {
        String line = typed == null ? null : typed.replaceAll("[\\s\\p{Cntrl}]+", " ");
        return text(line, LONGEST_TOPIC, "topic", form);
    }

    private static String text(String typed, int longest, String field, Validation form) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        String stripped = typed.strip();
        if (stripped.codePointCount(0, stripped.length()) > longest || stripped.indexOf('\0') >= 0) {
            form.reject(new Invalid("meetings.tooLong", field, Map.of("most", longest)));
        }
        return stripped;
    }
}
