package org.prachum.registration;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Messages;
import org.prachum.platform.web.Texts;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** Those who wait, below the list of {@code /organizer/meeting/<n>/registrations}. */
@Named
@ViewScoped
public class WaitingListPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    RosterKeeping roster;

    @Inject
    RegistrationsPage page;

    @Inject
    Texts texts;

    private transient LazyDataModel<InLine> rows;

    /** Gives somebody a seat before all others, if there is one, or else the next. */
    public void prefer() {
        UUID whom = RegistrationsPage.whom();
        Preferred preferred = roster.prefer(page.getNumber(), whom);
        page.readAgain();
        Messages.addGlobalInfo(texts.say(
                preferred == Preferred.CONFIRMED ? "registration.line.confirmed" : "registration.line.first",
                Map.of("name", roster.find(page.getNumber(), whom).getName())));
    }

    /** Whether there is a line at all, or could be. */
    public boolean isShown() {
        return page.getMeeting().hasWaitingList() || getLength() > 0;
    }

    /** How many wait or decide whether they take a seat. */
    public long getLength() {
        return page.getNumbers().waiting() + page.getNumbers().offered();
    }

    public LazyDataModel<InLine> getRows() {
        if (rows == null) {
            rows = new Rows();
        }
        return rows;
    }

    private final class Rows extends LazyDataModel<InLine> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filterBy) {
            return (int) getLength();
        }

        @Override
        public List<InLine> load(
                int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
            return roster.waiting(page.getNumber(), first, pageSize);
        }

        @Override
        public String getRowKey(InLine row) {
            return row.registration().getId().toString();
        }
    }
}
