package org.prachum.statistics;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.prachum.meetings.Meeting;
import org.prachum.meetings.Phase;
import org.prachum.registration.Registration;

/** {@code /admin/}: where an admin begins. What is shown is read in each request anew, so that a screen that is told to read again does. */
@Named
@RequestScoped
public class OverviewPage {

    /** What is next, after today; the list of meetings has them all. */
    private static final int NEXT = 6;

    private static final Map<Phase, String> STYLES = Map.of(
            Phase.IN_PROGRESS, "is-live", Phase.TODAY, "is-today", Phase.UPCOMING, "is-next");

    /** Meetings under one heading. */
    public record Group(Phase phase, List<Card> cards) {

        /** By which texts know it. */
        public String getKey() {
            return phase.name().toLowerCase(Locale.ROOT);
        }

        public String getStyle() {
            return STYLES.get(phase);
        }

        public List<Card> getCards() {
            return cards;
        }
    }

    /** A meeting and whether somebody can register for it. */
    public record Card(Meeting meeting, String state, String style) {

        public Meeting getMeeting() {
            return meeting;
        }

        public String getState() {
            return state;
        }

        public String getStyle() {
            return style;
        }
    }

    /** Who registered, and for what. */
    public record Line(Registration registration, Meeting meeting) {

        public Registration getRegistration() {
            return registration;
        }

        public Meeting getMeeting() {
            return meeting;
        }
    }

    @Inject
    Overview overview;

    private List<Group> groups;
    private List<Line> lines;
    private Overview.Totals totals;

    public List<Group> getGroups() {
        if (groups == null) {
            groups = grouped(overview.meetings());
        }
        return groups;
    }

    public List<Line> getLines() {
        if (lines == null) {
            lines = overview.arrivals().stream()
                    .map(arrival -> new Line(arrival.registration(), arrival.meeting()))
                    .toList();
        }
        return lines;
    }

    public long getEmployees() {
        return totals().employees();
    }

    public long getComing() {
        return totals().coming();
    }

    public long getThisWeek() {
        return totals().thisWeek();
    }

    public long getWaiting() {
        return totals().waiting();
    }

    private Overview.Totals totals() {
        if (totals == null) {
            totals = overview.totals();
        }
        return totals;
    }

    private static List<Group> grouped(List<Overview.Standing> meetings) {
        Map<Phase, List<Card>> phases = new EnumMap<>(Phase.class);
        for (Overview.Standing standing : meetings) {
            List<Card> cards = phases.computeIfAbsent(standing.phase(), any -> new ArrayList<>());
            if (STYLES.containsKey(standing.phase()) && (standing.phase() != Phase.UPCOMING || cards.size() < NEXT)) {
                cards.add(card(standing));
            }
        }
        phases.keySet().retainAll(STYLES.keySet());
        return phases.entrySet().stream().map(phase -> new Group(phase.getKey(), phase.getValue())).toList();
    }

    private static Card card(Overview.Standing standing) {
        String style = switch (standing.state()) {
            case OPEN -> "opens";
            case FULL, CANCELLED -> "full";
            case EARLY, CLOSED, OVER -> "closed";
        };
        return new Card(standing.meeting(), standing.state().name(), style);
    }
}
