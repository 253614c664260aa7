package org.prachum.registration;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.prachum.platform.persistence.TenantOwned;

/** Which reminders an organization sends, one row an organization; both, until an admin decides. */
@Entity
@Table(name = "reminder_rule")
class ReminderRule extends TenantOwned {

    @Column(name = "day_before")
    private boolean dayBefore = true;

    @Column(name = "hour_before")
    private boolean hourBefore = true;

    protected ReminderRule() {}

    static ReminderRule undecided() {
        return new ReminderRule();
    }

    void decide(boolean dayBefore, boolean hourBefore) {
        this.dayBefore = dayBefore;
        this.hourBefore = hourBefore;
    }

    boolean wants(Reminder reminder) {
        return reminder == Reminder.DAY_BEFORE ? dayBefore : hourBefore;
    }
}
