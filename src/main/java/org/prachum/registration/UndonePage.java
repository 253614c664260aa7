package org.prachum.registration;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.ViewScoped;
import org.prachum.meetings.Meeting;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** {@code /organizer/meeting/<n>/registrations/undone}: which registrations were undone by the browser that made them. */
@Named
@ViewScoped
public class UndonePage implements Serializable {

    private static final long serialVersionUID = 1L;

    private static final int PAGE = 50;

    @Inject
    UndoneListing listing;

    private int number;
    private transient Meeting meeting;
    private transient LazyDataModel<Registration> rows;

    public void load() {
        meeting = listing.meeting(number);
    }

    public Meeting getMeeting() {
        if (meeting == null) {
            meeting = listing.meeting(number);
        }
        return meeting;
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

    public int getPage() {
        return PAGE;
    }

    private final class Rows extends LazyDataModel<Registration> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filterBy) {
            return listing.count(number);
        }

        @Override
        public List<Registration> load(
                int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
            return listing.list(number, first, pageSize);
        }

        @Override
        public String getRowKey(Registration row) {
            return row.getId().toString();
        }
    }
}
