package org.prachum.registration;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.omnifaces.cdi.Param;
import org.omnifaces.util.Faces;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.MeetingNumber;
import org.prachum.platform.config.Keys;
import org.prachum.platform.problem.Invalid;

/** {@code /register-several}: some of the public meetings and one number. Each meeting gets an answer of its own. */
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
    When when;

    @Inject
    Keys keys;

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

    private List<Meeting> offered = List.of();
    private Set<Integer> chosen = Set.of();
    private List<Result> results = List.of();
    private String name;

    public void load() {
        offered = attending.portal().current().stream().filter(when::isOpen).toList();
        if ("POST".equals(Faces.getRequest().getMethod())) {
            chosen = chosen();
            register();
        }
    }

    private static Set<Integer> chosen() {
        String[] values = Faces.getRequest().getParameterValues("meeting");
        return values == null
                ? Set.of()
                : Arrays.stream(values).limit(MOST).map(MeetingNumber::of).collect(Collectors.toSet());
    }

    private void register() {
        if (chosen.isEmpty()) {
            throw new Invalid("registration.none_chosen", "meeting");
        }
        List<Result> answers = new ArrayList<>();
        for (Meeting meeting : attending.choices(List.copyOf(chosen))) {
            String ownKey = requestKey == null ? null : requestKey + "-" + meeting.getNumber();
            Placement placement = registering.register(new Request(
                    meeting.getNumber(), null, number, "emp_id", null, email, ownKey, Faces.getRequest().getRemoteAddr(), consent));
            if (placement.outcome() == Outcome.UNKNOWN) {
                throw new Invalid("registration.unknown", "emp_id");
            }
            answers.add(saying.of(meeting, placement));
            name = placement.isPlaced() ? placement.told().name() : name;
        }
        results = List.copyOf(answers);
    }

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
