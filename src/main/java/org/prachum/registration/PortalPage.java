package org.prachum.registration;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
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

    @PostConstruct
    void load() {
        portal = attending.portal();
        if (isSingle()) {
            form.show(attending.invitation(portal.current().get(0)));
        }
    }

    public boolean isSingle() {
        return portal.current().size() == 1;
    }

    public boolean isNone() {
        return portal.current().isEmpty();
    }

    /** In progress, today, coming up: those that there are. */
    public List<Group> getGroups() {
        return Arrays.stream(Phase.values())
                .map(phase -> portal.current().stream().filter(meeting -> when.phase(meeting) == phase).toList())
                .filter(meetings -> !meetings.isEmpty())
                .map(meetings -> new Group(when.phaseName(meetings.get(0)), when.style(meetings.get(0)), meetings))
                .toList();
    }

    /** Where calendars subscribe to all public meetings. */
    public String getSubscription() {
        return Feeds.webcal(here.link("/calendar.ics"));
    }

    public List<Meeting> getPast() {
        return portal.past();
    }

    /** How many one could register for at once; below two there is nothing to choose. */
    public boolean isChoice() {
        return portal.current().stream().filter(when::isOpen).count() > 1;
    }

    public String getTitle() {
        if (isSingle()) {
            return portal.current().get(0).getTopic();
        }
        return texts.get(isNone() ? "registration.portal.none" : "registration.portal.title");
    }

    /** What the organization says to whoever comes, or null. */
    public String getWelcome() {
        Optional<String> welcome = here.welcome(reader.getLanguage());
        return welcome.orElse(null);
    }
}
