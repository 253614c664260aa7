package org.prachum.registration;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

/** {@code /organizer/meeting/<n>/registrations}: who is registered, as it happens. */
@Named
@ViewScoped
public class RegistrationsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int PAGE = 50;

    @Inject
    RosterKeeping roster;

    @Inject
    Texts texts;

    private int number;
    private String search = "";
    private UUID struckOut;
    private String struckOutName;
    private UUID removal;
    private Integer back;
    private int first;
    private transient Meeting meeting;
    private transient Rosters.Numbers numbers;
    private transient Integer removed;
    private transient LazyDataModel<Registration> rows;

    /** Document 000's {@code page}, counted from 1, and what was removed just now, come by the address. */
    public void load() {
        meeting = roster.meeting(number);
        String page = Faces.getRequestParameter("page");
        first = page != null && page.matches("[0-9]{1,6}") ? Math.max(0, Integer.parseInt(page) - 1) * PAGE : 0;
        String removed = Faces.getRequestParameter("removal");
        removal = removed == null ? null : Ids.typed("removal", removed);
    }

    /** Something has changed; what is shown is read anew. */
    public void readAgain() {
        meeting = null;
        numbers = null;
        removed = null;
    }

    /**
     * Takes somebody off the list, and offers to take that back. Whom the button itself says: by now somebody else may stand in its row.
     */
    public void strikeOut() {
        Optional<Registration> gone = roster.strikeOut(number, whom());
        removal = null;
        back = null;
        struckOut = gone.map(Registration::getId).orElse(null);
        struckOutName = gone.map(Registration::getName).orElse(null);
        readAgain();
    }

    /** Takes all who are ticked off the list, and offers to take that back. */
    public void strikeOutChosen() {
        List<UUID> chosen = RemovePage.chosen();
        if (chosen.isEmpty()) {
            Messages.addGlobalWarn(texts.get("registration.remove.none"));
            return;
        }
        removal = roster.strikeOut(number, chosen).id();
        back = null;
        struckOut = null;
        readAgain();
    }

    /** Takes the last removal back; those for whom there is no seat any more can be brought back when there is one. */
    public void undoAll() {
        back = removal == null ? 0 : roster.restoreAll(number, removal);
        readAgain();
    }

    public void undo() {
        if (struckOut != null) {
            roster.restore(number, struckOut);
            struckOut = null;
        }
        readAgain();
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

    /** Whom the last click took off the list, or null. */
    public String getStruckOutName() {
        return struckOut == null ? null : struckOutName;
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
                        search,
                        RosterFilter.Order.valueOf(sort.getField().toUpperCase(Locale.ROOT)),
                        sort.getOrder().isDescending()))
                .orElse(new RosterFilter(search, RosterFilter.Order.REGISTERED, true));
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
}
