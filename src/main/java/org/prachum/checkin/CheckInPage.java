package org.prachum.checkin;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Links;
import org.prachum.platform.web.Redirect;
import org.prachum.registration.CheckIns;
import org.prachum.registration.Registration;

/**
 * {@code /organizer/meeting/<n>/check-in}: the door, on a phone. A check-in that was made leads on to the page that shows it, so that
 * reading it again makes none; whatever else came of it is said at once.
 */
@Named
@RequestScoped
public class CheckInPage {

    static final String CAMERA = "geolocation=(), microphone=(), camera=(self)";

    private static final int ROWS = 20;
    private static final int MOST_PAGES = 10_000;

    @Inject
    DoorKeeping door;

    @Inject
    Notices notices;

    @Inject
    Links link;

    @Inject
    @Param
    String meeting;

    @Inject
    @Param
    String code;

    @Inject
    @Param
    String registration;

    @Inject
    @Param
    String undo;

    @Inject
    @Param
    String done;

    @Inject
    @Param
    String undone;

    @Inject
    @Param
    String search;

    @Inject
    @Param
    String missing;

    @Inject
    @Param
    String page;

    private int number;
    private Meeting shown;
    private CheckIns.Count count;
    private List<Registration> rows;
    private int found;
    private Notices.Notice notice;
    private Registration takenBack;

    public void load() {
        Faces.getResponse().setHeader("Permissions-Policy", CAMERA);
        number = MeetingNumber.of(meeting);
        if ("POST".equals(Faces.getRequest().getMethod()) && act()) {
            return;
        }
        shown = door.meeting(number);
        count = door.count(number);
        found = door.count(number, getSearch(), isMissing());
        rows = door.list(number, getSearch(), isMissing(), (getPage() - 1) * ROWS, ROWS);
        if (done != null) {
            notice = door.find(number, id(done))
                    .filter(Registration::isCheckedIn)
                    .map(place -> notices.of(Answer.of(Verdict.CHECKED_IN, place)))
                    .orElse(null);
        }
        if (undone != null) {
            takenBack = door.find(number, id(undone)).filter(place -> !place.isCheckedIn()).orElse(null);
        }
    }

    /** Does what a button said; true when it leads on. */
    private boolean act() {
        if (undo != null) {
            UUID place = id(undo);
            door.undo(number, place);
            Redirect.to(address() + query("undone", place));
            return true;
        }
        Answer answer = registration != null ? door.checkIn(number, id(registration)) : door.scan(number, code);
        if (answer.isIn()) {
            Redirect.to(address() + query("done", answer.place().getId()));
            return true;
        }
        notice = notices.of(answer);
        return false;
    }

    private static UUID id(String typed) {
        return Ids.typed("registration", typed);
    }

    private String address() {
        return link.to("/organizer/meeting", number, "check-in");
    }

    /** What of the list is shown, to go along with whatever is sent; empty for its first page. */
    public String getQuery() {
        return query("page", page == null ? null : getPage());
    }

    /** Where the list begins or goes on. */
    public String query(int toPage) {
        return query("page", toPage);
    }

    private String query(String name, Object value) {
        Map<String, Object> shownNow = new LinkedHashMap<>();
        shownNow.put("search", search);
        shownNow.put("missing", missing == null ? null : "yes");
        shownNow.put("page", page == null ? null : getPage());
        shownNow.put(name, value);
        return shownNow.entrySet().stream()
                .filter(parameter -> parameter.getValue() != null && !parameter.getValue().toString().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue().toString(), StandardCharsets.UTF_8))
                .collect(Collectors.collectingAndThen(Collectors.joining("&"), query -> query.isEmpty() ? "" : "?" + query));
    }

    /** When somebody of the list came, as the reader says it. */
    public String moment(Instant moment) {
        return notices.moment(moment);
    }

    public Meeting getMeeting() {
        return shown;
    }

    public CheckIns.Count getCount() {
        return count;
    }

    public List<Registration> getRows() {
        return rows;
    }

    /** How many the search finds, on all pages. */
    public int getFound() {
        return found;
    }

    public Notices.Notice getNotice() {
        return notice;
    }

    /** Whose check-in was taken back just now, or null. */
    public Registration getTakenBack() {
        return takenBack;
    }

    public String getSearch() {
        return Optional.ofNullable(search).orElse("");
    }

    /** Whether only those are listed who have not come. */
    public boolean isMissing() {
        return missing != null;
    }

    public int getPage() {
        return page == null || !page.matches("[0-9]{1,5}") ? 1 : Math.max(1, Math.min(MOST_PAGES, Integer.parseInt(page)));
    }

    public boolean isMore() {
        return getPage() * ROWS < found;
    }
}
