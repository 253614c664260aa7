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
import org.prachum.meetings.Meeting;
import org.prachum.platform.problem.Missing;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** {@code /organizer/meeting/<n>/registrations}: who is registered, as it happens. */
@Named
@ViewScoped
public class RegistrationsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    RosterKeeping roster;

    private int number;
    private String search = "";
    private UUID struckOut;
    private String struckOutName;
    private transient Meeting meeting;
    private transient Rosters.Numbers numbers;
    private transient LazyDataModel<Registration> rows;

    public void load() {
        meeting = roster.meeting(number);
    }

    /** Something has changed; what is shown is read anew. */
    public void readAgain() {
        meeting = null;
        numbers = null;
    }

    /**
     * Takes somebody off the list, and offers to take that back. Whom the button itself says: by now somebody else may stand in its row.
     */
    public void strikeOut() {
        Optional<Registration> gone = roster.strikeOut(number, whom());
        struckOut = gone.map(Registration::getId).orElse(null);
        struckOutName = gone.map(Registration::getName).orElse(null);
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

    /** Whom the last click took off the list, or null. */
    public String getStruckOutName() {
        return struckOut == null ? null : struckOutName;
    }

    /** Whom the button means that was pressed. */
    static UUID whom() {
        try {
            return UUID.fromString(String.valueOf(Faces.getRequestParameter("whom")));
        } catch (IllegalArgumentException malformed) {
            throw new Missing("a registration that is no id");
        }
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
