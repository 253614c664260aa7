package org.prachum.tenancy;

import jakarta.persistence.Entity;
import java.util.Map;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.problem.Invalid;

/**
 * How much there may be in an organization, one row an organization; until an operator decides, 1,000,000 employees, 20,000 meetings, and
 * as many mails in a day as suit its age ({@link Quotas#mailsToday}). The database holds to it, whoever adds one too many ({@link QuotaReached}). What there is already stays,
 * however little is allowed; a mail too many waits for the next day.
 */
@Entity
public class Quota extends TenantOwned {

    public static final int MOST = 10_000_000;

    private static final int USUAL_EMPLOYEES = 1_000_000;
    private static final int USUAL_MEETINGS = 20_000;

    private int employees = USUAL_EMPLOYEES;
    private int meetings = USUAL_MEETINGS;
    private Integer mails;

    protected Quota() {}

    static Quota usual() {
        return new Quota();
    }

    /**
     * @param employees and {@code meetings}, each 1 to 10,000,000
     * @param mails a day, likewise; null for what suits the organization's age
     * @throws Invalid beside the field of that name
     */
    void allow(Integer employees, Integer meetings, Integer mails) {
        this.employees = some(employees, "employees");
        this.meetings = some(meetings, "meetings");
        this.mails = mails == null ? null : some(mails, "mails");
    }

    private static int some(Integer typed, String field) {
        if (typed == null || typed < 1 || typed > MOST) {
            throw new Invalid("tenancy.quota.range", field, Map.of("most", MOST));
        }
        return typed;
    }

    public int getEmployees() {
        return employees;
    }

    public int getMeetings() {
        return meetings;
    }

    /** That leave in a day of the organization's zone; null where no operator has decided. */
    public Integer getMails() {
        return mails;
    }
}
