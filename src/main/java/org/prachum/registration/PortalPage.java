package org.prachum.registration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.Phase;
import org.prachum.platform.web.Reader;
import org.prachum.platform.web.Texts;
import org.prachum.tenancy.Here;

/**
 * The front page of an organization. With one meeting to come it is that meeting's own form; with none it says so and shows what was.
 */
@Named
@RequestScoped
public class PortalPage {

    /** Meetings of one phase, with what stands over them. */
    public record Group(String name, String style, List<Meeting> meetings) {

        public String getName() {
            return name;
        }

        public String getStyle() {
            return style;
        }

        public List<Meeting> getMeetings() {
            return meetings;
        }
    }

    @Inject
    Attending attending;

    @Inject
    MeetingReading reading;

    @Inject
    MeetingQuery asked;

    @Inject
    SubmitPage form;

    @Inject
    When when;

    @Inject
    Here here;

    @Inject
    Reader reader;

    @Inject
    Texts texts;

    private Portal portal;
    private List<Group> groups;

    @PostConstruct
    void load() {
        portal = reading.portal(asked.search(), asked.page());
        groups = grouped(getList().meetings());
        if (isSingle()) {
            form.show(attending.invitation(only()));
        }
    }

    /** Whether there is one meeting alone, so that nobody has to choose. */
    public boolean isSingle() {
        return !asked.isSearch() && getList().found() == 1;
    }

    private Meeting only() {
        return getList().meetings().get(0);
    }

    /** What is to come, or what of it was found. */
    public MeetingList getList() {
        return portal.coming();
    }

    public boolean isNone() {
        return getList().found() == 0;
    }

    /** Whether there are so many that one searches rather than reads, or somebody searches already. */
    public boolean isSearched() {
        return asked.isSearch() || getList().isLong();
    }

    /** Whether the calendar that one subscribes to leaves some of them out. */
    public boolean isFeedCut() {
        return !asked.isSearch() && getList().found() > Feeds.MOST;
    }

    public int getMostInFeed() {
        return Feeds.MOST;
    }

    /** In progress, today, coming up: those that there are. A page asks for each meeting again and again, so they are told apart once. */
    public List<Group> getGroups() {
        return groups;
    }

    private List<Group> grouped(List<Meeting> meetings) {
        Map<Phase, List<Meeting>> byPhase = new EnumMap<>(Phase.class);
        meetings.forEach(meeting -> byPhase.computeIfAbsent(when.phase(meeting), phase -> new ArrayList<>()).add(meeting));
        return byPhase.values().stream()
                .map(some -> new Group(when.phaseName(some.get(0)), when.style(some.get(0)), List.copyOf(some)))
                .toList();
    }

    /** Where calendars subscribe to all public meetings. */
    public String getSubscription() {
        return Feeds.webcal(here.link("/calendar.ics"));
    }

    public List<Meeting> getPast() {
        return portal.past().stream().limit(MeetingReading.NEWEST_PAST).toList();
    }

    /** Whether there are more of the past than are shown here. */
    public boolean isMorePast() {
        return portal.past().size() > MeetingReading.NEWEST_PAST;
    }

    /** Whether one could register for several of these at once. */
    public boolean isChoice() {
        return getList().meetings().stream().filter(when::isOpen).count() > 1;
    }

    public String getTitle() {
        if (isSingle()) {
            return only().getTopic();
        }
        return texts.get(isNone() && !asked.isSearch() ? "registration.portal.none" : "registration.portal.title");
    }

    /** What the organization says to whoever comes, or null. */
    public String getWelcome() {
        Optional<String> welcome = here.welcome(reader.getLanguage());
        return welcome.orElse(null);
    }
}
