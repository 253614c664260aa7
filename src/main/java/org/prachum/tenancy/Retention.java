package org.prachum.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.problem.Invalid;

/**
 * For how long an organization keeps what it knows of people, one row an organization; until an admin decides, what is usual. An
 * organization that was there before there were terms keeps for ever what it kept for ever.
 */
@Entity
public class Retention extends TenantOwned {

    private Integer registrations = Kept.REGISTRATIONS.usual();
    private Integer employees = Kept.EMPLOYEES.usual();
    private Integer mails = Kept.MAILS.usual();
    private Integer failed = Kept.FAILED.usual();
    private Integer lines = Kept.LINES.usual();

    @Column(name = "look_ups")
    private Integer lookUps = Kept.LOOK_UPS.usual();

    private Integer audit = Kept.AUDIT.usual();

    protected Retention() {}

    static Retention usual() {
        return new Retention();
    }

    /**
     * @param days for each, as {@link Kept} allows; null for ever
     * @throws Invalid beside the field of what is kept too long, or too short
     */
    public static void mustAllow(Map<Kept, Integer> days) {
        for (Kept kept : Kept.values()) {
            Integer term = days.get(kept);
            boolean allowed = term == null ? kept.isForEver() : term >= kept.fewest() && term <= kept.most();
            if (!allowed) {
                throw new Invalid(
                        kept.isForEver() ? "tenancy.retention.rangeOrNone" : "tenancy.retention.range",
                        kept.stored(),
                        Map.of("fewest", kept.fewest(), "most", kept.most()));
            }
        }
    }

    void decide(Map<Kept, Integer> days) {
        mustAllow(days);
        registrations = days.get(Kept.REGISTRATIONS);
        employees = days.get(Kept.EMPLOYEES);
        mails = days.get(Kept.MAILS);
        failed = days.get(Kept.FAILED);
        lines = days.get(Kept.LINES);
        lookUps = days.get(Kept.LOOK_UPS);
        audit = days.get(Kept.AUDIT);
    }

    /** In days; null for ever. */
    public Integer days(Kept kept) {
        return switch (kept) {
            case REGISTRATIONS -> registrations;
            case EMPLOYEES -> employees;
            case MAILS -> mails;
            case FAILED -> failed;
            case LINES -> lines;
            case LOOK_UPS -> lookUps;
            case AUDIT -> audit;
        };
    }

    /** Empty for ever. */
    public Optional<Duration> term(Kept kept) {
        return Optional.ofNullable(days(kept)).map(Duration::ofDays);
    }
}
