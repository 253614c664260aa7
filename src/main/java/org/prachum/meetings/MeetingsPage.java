package org.prachum.meetings;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.ViewScoped;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** {@code /organizer} */
@Named
@ViewScoped
public class MeetingsPage implements Serializable {

    private static final long serialVersionUID = 1L;

    @Inject
    Organizing organizing;

    private String topic;
    private String time = MeetingFilter.Time.ALL.name();
    private boolean mine;
    private boolean any;
    private transient LazyDataModel<MeetingRow> rows;

    public void load() {
        any = organizing.count(new MeetingFilter("", MeetingFilter.Time.ALL, false)) > 0;
    }

    /** Whether there is anything to list at all. */
    public boolean isAny() {
        return any;
    }

    public LazyDataModel<MeetingRow> getRows() {
        if (rows == null) {
            rows = new Rows();
        }
        return rows;
    }

    public String getTopic() {
        return topic;
    }

    public void setTopic(String topic) {
        this.topic = topic;
    }

    public String getTime() {
        return time;
    }

    /** No choice leaves it as it is. */
    public void setTime(String chosen) {
        this.time = chosen == null ? time : chosen;
    }

    public boolean isMine() {
        return mine;
    }

    public void setMine(boolean mine) {
        this.mine = mine;
    }

    private MeetingFilter filter() {
        return new MeetingFilter(topic, MeetingFilter.Time.valueOf(time), mine);
    }

    private final class Rows extends LazyDataModel<MeetingRow> {

        private static final long serialVersionUID = 1L;

        @Override
        public int count(Map<String, FilterMeta> filterBy) {
            return organizing.count(filter());
        }

        @Override
        public List<MeetingRow> load(
                int first, int pageSize, Map<String, SortMeta> sortBy, Map<String, FilterMeta> filterBy) {
            return organizing.list(filter(), first, pageSize);
        }
    }
}
