package org.prachum.platform.web;

import java.util.List;
import java.util.Map;
import org.primefaces.model.FilterMeta;
import org.primefaces.model.LazyDataModel;
import org.primefaces.model.SortMeta;

/** A list of which a table holds one page at a time. The use case behind it searches; the table neither sorts nor filters. */
public class Paged<T> extends LazyDataModel<T> {

    private static final long serialVersionUID = 1L;

    /** Answers how many there are. */
    @FunctionalInterface
    public interface Count {
        int count();
    }

    /** Answers at most {@code most} of them, from {@code first} on. */
    @FunctionalInterface
    public interface Page<T> {
        List<T> page(int first, int most);
    }

    private final transient Count count;
    private final transient Page<T> page;

    public Paged(Count count, Page<T> page) {
        this.count = count;
        this.page = page;
    }

    @Override
    public int count(Map<String, FilterMeta> filters) {
        return count.count();
    }

    @Override
    public List<T> load(int first, int most, Map<String, SortMeta> order, Map<String, FilterMeta> filters) {
        return page.page(first, most);
    }
}
