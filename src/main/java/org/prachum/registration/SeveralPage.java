package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.meetings.PublicMeetings;
import org.prachum.platform.config.Keys;
import org.prachum.platform.problem.Invalid;
import org.prachum.platform.problem.Validation;
import org.prachum.platform.web.Texts;

/**
 * {@code /register-several}: some of the public meetings and one number. Each meeting gets an answer of its own. What was chosen stays while
 * one searches and turns pages.
 */
@Named
@RequestScoped
public class SeveralPage {

    private static final int MOST = 50;

    @Inject
    Attending attending;

    @Inject
    Registering registering;

    @Inject
    Results saying;

    @Inject
    MeetingReading reading;

    @Inject
    MeetingQuery asked;

    @Inject
    Keys keys;

    @Inject
    Texts texts;

    @Inject
    @Param(name = "emp_id")
    String number;

    @Inject
    @Param
    String email;

    @Inject
    @Param
    String consent;

    @Inject
    @Param(name = "idempotency_key")
    String requestKey;

    private MeetingList list;
    private List<Meeting> offered = List.of();
    private Set<Integer> chosen = Set.of();
    private List<Result> results = List.of();
    private String name;

    public void load() {
        chosen = chosen();
        list = reading.list(PublicMeetings.Which.OPEN, asked.search(), asked.page());
        List<Meeting> before = chosen.isEmpty() ? List.of() : attending.choices(List.copyOf(chosen));
        // What was chosen stands first, so that it can be seen and taken back, wherever in the list one is.
        offered = Stream.concat(before.stream(), list.meetings().stream().filter(meeting -> !isChosen(meeting))).toList();
        if ("POST".equals(Faces.getRequest().getMethod())) {
            register(before);
        }
    }

    private static Set<Integer> chosen() {
        String[] values = Faces.getRequest().getParameterValues("meeting");
        return values == null
                ? Set.of()
                : Arrays.stream(values).limit(MOST).map(MeetingNumber::of).collect(Collectors.toSet());
    }

    private void register(List<Meeting> meetings) {
        Validation form = new Validation();
        if (meetings.isEmpty()) {
            form.reject(new Invalid("registration.none_chosen", "meeting"));
        }
        form.check(() -> registering.check(request(0)));
        form.finish();
        List<Result> answers = new ArrayList<>();
        for (Meeting meeting : meetings) {
            Placement placement = registering.register(request(meeting.getNumber()));
            if (placement.outcome() == Outcome.UNKNOWN) {
                throw new Invalid("registration.unknown", "emp_id");
            }
            answers.add(saying.of(meeting, placement));
            name = placement.isPlaced() ? placement.told().name() : name;
        }
        results = List.copyOf(answers);
    }

    private Request request(int meeting) {
        String ownKey = requestKey == null ? null : requestKey + "-" + meeting;
        return new Request(meeting, null, number, "emp_id", null, email, ownKey, Faces.getRequest().getRemoteAddr(), consent);
    }

    /** What stands in the browser's tab: the question, or what came of it. */
    public String getTitle() {
        if (results.isEmpty()) {
            return texts.get("registration.several.title");
        }
        return name == null || name.isEmpty() ? texts.get("registration.several.done") : texts.say("registration.several.done.name", "name", name);
    }

    /** The page of the list that is shown. */
    public MeetingList getList() {
        return list;
    }

    /** Whether there are so many that one searches rather than reads, or somebody searches already. */
    public boolean isSearched() {
        return asked.isSearch() || list.isLong();
    }

    /** What was chosen, and behind it what else there is on this page. */
    public List<Meeting> getOffered() {
        return offered;
    }

    public boolean isChosen(Meeting meeting) {
        return chosen.contains(meeting.getNumber());
    }

    public List<Result> getResults() {
        return results;
    }

    /** Whose tickets these are, or null when there is none. */
    public String getName() {
        return name;
    }

    public String getRequestKey() {
        return keys.randomToken();
    }

    public String getConsent() {
        return consent;
    }

    public String getNumber() {
        return number;
    }

    public String getEmail() {
        return email;
    }
}
