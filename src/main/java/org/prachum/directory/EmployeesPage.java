package org.prachum.directory;

import jakarta.faces.component.UIData;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.omnifaces.cdi.ViewScoped;
import org.omnifaces.util.Faces;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** {@code /admin/employees}: the directory, searched while somebody types. */
@Named
@ViewScoped
public class EmployeesPage implements Serializable {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 50;

    @Inject
    EmployeeDirectory directory;

    private final People people = new People();
    private String typed;
    private boolean nobody;
    private int first;

    /** Document 000's {@code search} and {@code page}, counted from 1, come by the address. */
    public void load() {
        people.turnTo(0);
        nobody = people.getRowCount() == 0;
        typed = Faces.getRequestParameter("search");
        String page = Faces.getRequestParameter("page");
        first = page != null && page.matches("[0-9]{1,6}") ? Math.max(0, Integer.parseInt(page) - 1) * PAGE : 0;
    }

    /** Which row is shown first. */
    public int getFirst() {
        return first;
    }

    /** Something was typed: what is found is shown from its beginning. */
    public void search() {
        ((UIData) Faces.getViewRoot().findComponent("list:people")).setFirst(0);
    }

    public LazyDataModel<EmployeeRow> getPeople() {
        return people;
    }

    public int getPage() {
        return PAGE;
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }

    public boolean isSearching() {
        return typed != null && !typed.isBlank();
    }

    /** Whether there is nobody to be searched for. */
    public boolean isNobody() {
        return nobody;
    }

    /** Whether more people are found than are listed. */
    public boolean isMore() {
        return people.found != null && people.found.more();
    }

    /** One question a page: the table asks for the count and for the rows, and both come with one answer. */
    private final class People extends LazyDataModel<EmployeeRow> {

        private static final long serialVersionUID = 1L;

        private transient EmployeesFound found;
        private transient int at;
        private transient String by;

        @Override
        public int count(Map<String, FilterMeta> filters) {
            if (found == null || !wanted().equals(by)) {
                turnTo(0);
            }
            return found.count();
        }

        @Override
        public List<EmployeeRow> load(
                int first, int pageSize, Map<String, SortMeta> sort, Map<String, FilterMeta> filters) {
            if (found == null || at != first || !wanted().equals(by)) {
                turnTo(first);
            }
            return found.rows();
        }

        @Override
        public String getRowKey(EmployeeRow row) {
            return row.id().toString();
        }

        private void turnTo(int first) {
            by = wanted();
            at = first;
            found = directory.search(by, first, PAGE);
            setRowCount(found.count());
        }

        private String wanted() {
            return isSearching() ? typed : "";
        }
    }
}
