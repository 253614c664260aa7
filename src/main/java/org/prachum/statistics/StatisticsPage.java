package org.prachum.statistics;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.omnifaces.cdi.Param;
import org.prachum.tenancy.Here;

/** {@code /admin/statistics?from=…&until=…} */
@Named
@RequestScoped
public class StatisticsPage {

    @Inject
    OrganizationStatistics statistics;

    @Inject
    Charts drawing;

    @Inject
    Here here;

    @Inject
    Clock clock;

    @Inject
    @Param
    String from;

    @Inject
    @Param
    String until;

    private LocalDate today;
    private Span span;
    private Figures figures;
    private List<Chart> charts;

    public void load() {
        today = LocalDate.ofInstant(clock.instant(), here.getOrganization().getZone());
        span = Span.typed(from, until, today);
        figures = statistics.of(span);
        charts = drawing.of(figures);
    }

    public List<Chart> getCharts() {
        return charts;
    }

    public String getFirst() {
        return span.first().toString();
    }

    public String getLast() {
        return span.last().toString();
    }

    public String getToday() {
        return today.toString();
    }

    public String daysAgo(int days) {
        return today.minusDays(days).toString();
    }

    public String getQuery() {
        return "?from=" + span.first() + "&until=" + span.last();
    }

    public long getRegistered() {
        return figures.registered();
    }

    public long getByHand() {
        return figures.byHand();
    }

    public boolean isAttended() {
        return figures.attendance().isKnown();
    }

    public long getCame() {
        return figures.attendance().came();
    }

    /** How many could have come, where the door was kept. */
    public long getAwaited() {
        return figures.attendance().all();
    }

    public long getReached() {
        return figures.reached();
    }

    public long getEmployees() {
        return figures.employees();
    }
}
