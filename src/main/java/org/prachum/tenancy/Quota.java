package org.prachum.tenancy;

import jakarta.persistence.Entity;
import java.util.Map;
import org.prachum.platform.persistence.TenantOwned;
import org.prachum.platform.problem.Invalid;

/**
 * How much there may be in an organization, one row an organization; until an operator decides, 1,000,000 employees and 20,000 meetings.
 * The database holds to it, whoever adds one too many ({@link QuotaReached}). What there is already stays, however little is allowed.
 */
@Entity
public class Quota extends TenantOwned {

    public static final int MOST = 10_000_000;

    private static final int USUAL_EMPLOYEES = 1_000_000;
    private static final int USUAL_MEETINGS = 20_000;

    private int employees = USUAL_EMPLOYEES;
    private int meetings = USUAL_MEETINGS;

    protected Quota() {}

    static Quota usual() {
        return new Quota();
    }

    /**
     * @param employees and {@code meetings} 1 to 10,000,000
     * @throws Invalid beside the field of that name
     */
    void allow(Integer employees, Integer meetings) {
        this.employees = some(employees, "employees");
        this.meetings = some(meetings, "meetings");
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
}
