package org.prachum.registration;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;
import org.omnifaces.util.Messages;
import org.prachum.meetings.Meeting;
import org.prachum.platform.web.Ids;
import org.prachum.platform.web.Texts;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** {@code /organizer/meeting/<n>/registrations}: who is registered, as it happens; {@code ?show=} for the other lists of {@link RosterView}. */
@Named
@ViewScoped
public class RegistrationsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int PAGE = 50;

    /**
     * One of the views, as a link.
     *
     * @param show its name in the address, and of its words
     */
    public record View(String show, long count, boolean current) {

        public String getShow() {
            return show;
        }

        public long getCount() {
            return count;
        }

        public boolean isCurrent() {
            return current;
        }
    }

    @Inject
    RosterKeeping roster;

    @Inject
    Texts texts;

    private int number;
    private RosterView view = RosterView.REGISTERED;
    private String search = "";
    private UUID removal;
    private String removedName;
    private Integer back;
    private List<UUID> asked = List.of();
    private String askedName;
    private NextInLine next = NextInLine.NOBODY;
    private int first;
    private transient Meeting meeting;
    private transient Rosters.Numbers numbers;
    private transient Integer removed;
    private transient LazyDataModel<Registration> rows;
    private transient LazyDataModel<EndedRegistration> ended;

    /** Document 000's {@code page}, counted from 1, what is shown, and what was removed just now, come by the address. */
    public void load() {
        meeting = roster.meeting(number);
        String page = Faces.getRequestParameter("page");
        first = page != null && page.matches("[0-9]{1,6}") ? Math.max(0, Integer.parseInt(page) - 1) * PAGE : 0;
        view = RosterView.typed(Faces.getRequestParameter("show"));
        String removed = Faces.getRequestParameter("removal");
        removal = removed == null ? null : Ids.typed("removal", removed);
        String undone = Faces.getRequestParameter("back");
        back = undone != null && undone.matches("[0-9]{1,6}") ? Integer.valueOf(undone) : null;
    }

    /** Something has changed; what is shown is read anew. */
    public void readAgain() {
        meeting = null;
        numbers = null;
        removed = null;
    }

    /**
     * Removes somebody from the list, and offers to undo that; asks first when somebody else would get the seat. Whom the button itself
     * says: by now somebody else may stand in its row.
     */
    public void remove() {
        removeOrAsk(List.of(roster.find(number, whom()).getId()));
    }

    /** The same for all who are ticked. */
    public void removeChosen() {
        List<UUID> chosen = RemovePage.chosen();
        if (chosen.isEmpty()) {
            Messages.addGlobalWarn(texts.get("registration.remove.none"));
            return;
        }
        removeOrAsk(chosen);
    }

    /** The question was answered with yes. */
    public void removeAsked() {
        remove(asked);
    }

    /** It was answered with no. */
    public void keepAsked() {
        asked = List.of();
    }

    private void removeOrAsk(List<UUID> these) {
        next = roster.next(number, these);
        if (next.isNobody()) {
            remove(these);
            return;
        }
        asked = these;
        askedName = these.size() == 1 ? roster.find(number, these.get(0)).getName() : null;
    }

    private void remove(List<UUID> these) {
        Removal done = roster.remove(number, these);
        removal = done.count() == 0 ? null : done.id();
        removedName = these.size() == 1 && done.count() == 1 ? roster.find(number, these.get(0)).getName() : null;
        back = null;
        asked = List.of();
        readAgain();
    }

    /** Takes the last removal back; those for whom there is no seat any more can be brought back when there is one. */
    public void undo() {
        back = removal == null ? 0 : roster.restoreAll(number, removal);
        readAgain();
    }

    /** Brings somebody back who was removed, now or long ago. */
    public void restore() {
        UUID whom = whom();
        roster.restore(number, whom);
        readAgain();
        Messages.addGlobalInfo(texts.say("registration.roster.restored", "name", roster.find(number, whom).getName()));
    }

    public Meeting getMeeting() {
        if (meeting == null) {
            meeting = roster.meeting(number);
        }
        return meeting;
    }

    public Rosters.Numbers getNumbers() {
        if (numbers == null) {
            numbers = roster.numbers(number);
        }
        return numbers;
    }

    public long getConfirmed() {
        return getNumbers().confirmed();
    }

    public long getByHand() {
        return getNumbers().byHand();
    }

    public long getCheckedIn() {
        return getNumbers().checkedIn();
    }

    public long getCancelled() {
        return getNumbers().cancelled();
    }

    /** How many were made and taken back by a browser that proved nothing. */
    public long getUndone() {
        return getNumbers().undone();
    }

    public long getWaiting() {
        return getNumbers().waiting();
    }

    /** How many have been offered a seat and have not said whether they take it. */
    public long getOffered() {
        return getNumbers().offered();
    }

    public LazyDataModel<Registration> getRows() {
        if (rows == null) {
            rows = new Rows();
        }
        return rows;
    }

    /** Those who were cancelled or removed. */
    public LazyDataModel<EndedRegistration> getEnded() {
        if (ended == null) {
            ended = new EndedRows();
        }
        return ended;
    }

    public int getNumber() {
        return number;
    }

    public void setNumber(int number) {
        this.number = number;
    }

    public String getSearch() {
        return search;
    }

    public void setSearch(String search) {
        this.search = search == null ? "" : search;
    }

    /** How many of the last removal are still off the list. */
    public int getRemoved() {
        if (removed == null) {
            removed = removal == null ? 0 : roster.removed(number, removal);
        }
        return removed;
    }

    /** By which the last removal can be undone, or null. */
    public UUID getRemoval() {
        return removal;
    }

    /** How many the last undo brought back; null before there was one. */
    public Integer getBack() {
        return back;
    }

    /** Which row is shown first. */
    public int getFirst() {
        return first;
    }

    public int getPage() {
        return PAGE;
    }

    /** Whom the last click removed, if it was one person and is known; else null. */
    public String getRemovedName() {
        return removedName;
    }

    /** Whether the reader is asked whether they mean it. */
    public boolean isAsking() {
        return !asked.isEmpty();
    }

    /** Whom they are asked about; null where there are several. */
    public String getAskedName() {
        return askedName;
    }

    public int getAskedCount() {
        return asked.size();
    }

    /** Who gets the seats of those. */
    public NextInLine getNext() {
        return next;
    }

    /** What can be shown, with how many there are of each. */
    public List<View> getViews() {
        return Arrays.stream(RosterView.values())
                .filter(each -> each != RosterView.WAITING || getMeeting().hasWaitingList() || getNumbers().of(each) > 0)
                .map(each -> new View(each.parameter(), getNumbers().of(each), each == view))
                .toList();
    }

    /** What is shown, as the address says it. */
    public String getShow() {
        return view.parameter();
    }

    public boolean isShowingRegistered() {
        return view == RosterView.REGISTERED;
    }

    /** Whether those are shown who are on the list no more. */
    public boolean isShowingEnded() {
        return view.isEnded();
    }

    public boolean isShowingRemoved() {
        return view == RosterView.REMOVED;
    }

    /** Whom the button means that was pressed. */
    static UUID whom() {
        return Ids.typed("registration", Faces.getRequestParameter("whom"));
    }

    private RosterFilter filter(Map<String, SortMeta> sortBy) {
        return sortBy.values().stream()
                .filter(sort -> sort.getOrder().isAscending() || sort.getOrder().isDescending())
                .findFirst()
                .map(sort -> new RosterFilter(
                        view,
                        search,
                        RosterFilter.Order.valueOf(sort.getField().toUpperCase(Locale.ROOT)),
                        sort.getOrder().isDescending()))
                .orElse(RosterFilter.newestFirst(view, search));
    }

    private final class Rows extends LazyDataModel<Registration> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filterBy) {
            return roster.count(number, filter(Map.of()));
        }

        @Override
        public List<Registration> load(
                int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
            return roster.list(number, filter(sortBy), first, pageSize);
        }

        @Override
        public String getRowKey(Registration row) {
            return row.getId().toString();
        }
    }

    private final class EndedRows extends LazyDataModel<EndedRegistration> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filterBy) {
            return roster.count(number, filter(Map.of()));
        }

        @Override
        public List<EndedRegistration> load(
                int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
            return roster.ended(number, filter(Map.of()), first, pageSize);
        }

        @Override
        public String getRowKey(EndedRegistration row) {
            return row.registration().getId().toString();
        }
    }
}
